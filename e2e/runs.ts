/** A run that the project makes itself: hills of a few hundred meters, one point every five seconds, as GPX. */
export function hilly(startedAt: string, name = "hills.gpx"): { name: string; mimeType: string; buffer: Buffer } {
  const from = Date.parse(startedAt);
  const points = Array.from({ length: 1200 }, (_, i) => {
    const way = i / 1199;
    const height = 420 - 260 * way + 90 * Math.sin(way * 9) + 35 * Math.sin(way * 31);
    const time = new Date(from + i * 5000).toISOString();
    return `<trkpt lat="${(47 + way * 0.12).toFixed(6)}" lon="8.500000"><ele>${height.toFixed(1)}</ele><time>${time}</time></trkpt>`;
  });
  const text = `<?xml version="1.0"?><gpx version="1.1" creator="legwork" xmlns="http://www.topografix.com/GPX/1/1"><trk><type>running</type><trkseg>${points.join("")}</trkseg></trk></gpx>`;
  return { name, mimeType: "application/gpx+xml", buffer: Buffer.from(text) };
}

/** Runs of a made runner over the weeks before a day: flat, hilly and long ones, as files. */
export function season(until: string, days: number): { name: string; mimeType: string; buffer: Buffer }[] {
  const end = Date.parse(until);
  return Array.from({ length: days }, (_, i) => i)
    .filter((i) => i % 7 === 0 || i % 7 === 2 || i % 7 === 4 || i % 9 === 5)
    .map((i) => {
      const at = new Date(end - i * 86_400_000).toISOString();
      return i % 7 === 0 ? hilly(at, `long-${i}.gpx`) : rolling(at, `run-${i}.gpx`, 4 + ((i * 7) % 5) * 1.6);
    });
}
/** An easy run of so many kilometers over low waves, a point every ten seconds. */
function rolling(startedAt: string, name: string, kilometers: number): ReturnType<typeof hilly> {
  const from = Date.parse(startedAt);
  const count = Math.round((kilometers * 1000) / 29);
  const points = Array.from({ length: count }, (_, i) => {
    const lat = 47 + (i * 29) / 111_195;
    const height = 400 + 12 * Math.sin(i / 23) + 4 * Math.sin(i / 7);
    const time = new Date(from + i * 10_000).toISOString();
    return `<trkpt lat="${lat.toFixed(6)}" lon="8.500000"><ele>${height.toFixed(1)}</ele><time>${time}</time></trkpt>`;
  });
  const text = `<?xml version="1.0"?><gpx version="1.1" creator="legwork" xmlns="http://www.topografix.com/GPX/1/1"><trk><type>running</type><trkseg>${points.join("")}</trkseg></trk></gpx>`;
  return { name, mimeType: "application/gpx+xml", buffer: Buffer.from(text) };
}
