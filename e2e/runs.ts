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
