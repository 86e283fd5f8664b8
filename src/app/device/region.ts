/** The country that the device is set to, as ISO 3166 has it; null where it cannot be told. */
export function regionOfDevice(): string | null {
  try {
    const here = new Intl.Locale(navigator.language);
    return here.region ?? here.maximize().region ?? null;
  } catch {
    return null;
  }
}
