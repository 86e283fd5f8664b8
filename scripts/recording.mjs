// Recordings of nobody, moment by moment, and the formats that watches write them in.
const FIT_EPOCH = 631_065_600;
export const unix = (iso) => Date.parse(iso) / 1000;
const iso = (seconds) => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
export const round = (n, digits) => Math.round(n * 10 ** digits) / 10 ** digits;

/** An invented course: a slow curve over hills of 40 m, in a place where nobody ran it. */
const course = (meters) => ({
  latitude: 47.2 + meters / 111_195,
  longitude: 8.9 + Math.sin(meters / 4000) * 0.002,
  altitude: 450 + 20 * Math.sin((meters / 1000) * Math.PI),
});

/** Moments of a run: one a second, a pause at half time, 2.5 to 3.5 m/s. */
export function moments({ start, seconds, pauseAt = null, pause = 0, speed = 3 }) {
  const all = [];
  let meters = 0;
  for (let s = 0; s <= seconds; s++) {
    const late = pauseAt !== null && s > pauseAt ? pause : 0;
    all.push({ at: start + s + late, meters, ...course(meters), heart: 130 + (s % 30), cadence: 82 + (s % 5) });
    meters += speed + 0.5 * Math.sin(s / 60);
  }
  return all;
}

const CRC = [
  0, 0xcc01, 0xd801, 0x1400, 0xf001, 0x3c00, 0x2800, 0xe401, 0xa001, 0x6c00, 0x7800, 0xb401, 0x5000, 0x9c01, 0x8801,
  0x4400,
];
const crc = (bytes) =>
  bytes.reduce((sum, byte) => {
    const low = (sum >> 4) ^ CRC[sum & 15] ^ CRC[byte & 15];
    return (low >> 4) ^ CRC[low & 15] ^ CRC[byte >> 4];
  }, 0);
const little = (value, size) =>
  Array.from({ length: size }, (_, i) =>
    Number((BigInt.asUintN(64, BigInt(Math.round(value))) >> BigInt(8 * i)) & 255n),
  );

/** [field, size, base type] of the messages that are written. */
const FIELDS = {
  file: {
    global: 0,
    fields: [
      [0, 1, 0x00],
      [4, 4, 0x86],
    ],
  },
  record: {
    global: 20,
    fields: [
      [253, 4, 0x86],
      [0, 4, 0x85],
      [1, 4, 0x85],
      [5, 4, 0x86],
      [78, 4, 0x86],
      [3, 1, 0x02],
      [4, 1, 0x02],
    ],
  },
  indoor: {
    global: 20,
    fields: [
      [253, 4, 0x86],
      [5, 4, 0x86],
      [3, 1, 0x02],
      [4, 1, 0x02],
    ],
  },
  event: {
    global: 21,
    fields: [
      [253, 4, 0x86],
      [0, 1, 0x00],
      [1, 1, 0x00],
    ],
  },
  session: {
    global: 18,
    fields: [
      [253, 4, 0x86],
      [2, 4, 0x86],
      [5, 1, 0x00],
      [6, 1, 0x00],
      [7, 4, 0x86],
      [8, 4, 0x86],
      [9, 4, 0x86],
      [22, 2, 0x84],
      [23, 2, 0x84],
      [133, 2, 0x84],
      [192, 1, 0x02],
      [193, 1, 0x02],
    ],
  },
  activity: {
    global: 34,
    fields: [
      [253, 4, 0x86],
      [5, 4, 0x86],
    ],
  },
};

/** A FIT file: each kind of message is defined once, at its first use. `developer` adds a field to records. */
export function fit(messages, { developer = false } = {}) {
  const kinds = [];
  const data = [];
  for (const [kind, values] of messages) {
    const { global, fields } = FIELDS[kind];
    const extra = developer && kind === "record";
    if (!kinds.includes(kind)) {
      kinds.push(kind);
      data.push(
        0x40 | (extra ? 0x20 : 0) | kinds.indexOf(kind),
        0,
        0,
        ...little(global, 2),
        fields.length,
        ...fields.flat(),
      );
      if (extra) data.push(1, 0, 2, 0);
    }
    data.push(kinds.indexOf(kind), ...fields.flatMap(([, size], i) => little(values[i], size)));
    if (extra) data.push(7, 7);
  }
  const header = [14, 0x20, 0x54, 0x08, ...little(data.length, 4), 0x2e, 0x46, 0x49, 0x54];
  const whole = [...header, ...little(crc(header), 2), ...data];
  return Uint8Array.from([...whole, ...little(crc(whole), 2)]);
}

const semicircles = (degrees) => Math.round((degrees * 2 ** 31) / 180);
export const record = (m) => [
  "record",
  [
    m.at - FIT_EPOCH,
    semicircles(m.latitude),
    semicircles(m.longitude),
    m.meters * 100,
    (m.altitude + 500) * 5,
    m.heart,
    m.cadence,
  ],
];
export const indoor = (m) => ["indoor", [m.at - FIT_EPOCH, m.meters * 100, m.heart, m.cadence]];
export const session = (
  all,
  timer,
  { sport = 1, sub = 0, up = 0xffff, down = 0xffff, effort = 0xff, feel = 0xff, balance = 0xffff } = {},
) => [
  "session",
  [
    all.at(-1).at - FIT_EPOCH,
    all[0].at - FIT_EPOCH,
    sport,
    sub,
    (all.at(-1).at - all[0].at) * 1000,
    timer * 1000,
    (all.at(-1).meters - all[0].meters) * 100,
    up,
    down,
    balance,
    feel,
    effort,
  ],
];
export const activity = (all, offset) => [
  "activity",
  [all.at(-1).at - FIT_EPOCH, all.at(-1).at - FIT_EPOCH + offset * 60],
];
export const event = (at, type) => ["event", [at - FIT_EPOCH, 0, type]];
export const fileId = (type, at) => ["file", [type, at - FIT_EPOCH]];

const point = (m) =>
  `<trkpt lat="${m.latitude.toFixed(6)}" lon="${m.longitude.toFixed(6)}"><ele>${m.altitude.toFixed(1)}</ele><time>${iso(m.at)}</time>` +
  `<extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>${m.heart}</gpxtpx:hr><gpxtpx:cad>${m.cadence}</gpxtpx:cad></gpxtpx:TrackPointExtension></extensions></trkpt>`;
export const gpx = (parts, type, version = 1) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Legwork" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v${version}">` +
  `<trk><name>Made</name><type>${type}</type>${parts.map((part) => `<trkseg>${part.map(point).join("\n")}</trkseg>`).join("")}</trk></gpx>\n`;
export const gpx10 = (all) =>
  `<?xml version="1.0"?>\n<gpx version="1.0" creator="Legwork" xmlns="http://www.topografix.com/GPX/1/0"><trk><trkseg>` +
  all
    .map(
      (m) =>
        `<trkpt lat="${m.latitude.toFixed(6)}" lon="${m.longitude.toFixed(6)}"><ele>${m.altitude.toFixed(1)}</ele><time>${iso(m.at)}</time></trkpt>`,
    )
    .join("\n") +
  "</trkseg></trk></gpx>\n";

const trackpoint = (m) =>
  `<Trackpoint><Time>${iso(m.at)}</Time><Position><LatitudeDegrees>${m.latitude.toFixed(6)}</LatitudeDegrees><LongitudeDegrees>${m.longitude.toFixed(6)}</LongitudeDegrees></Position>` +
  `<AltitudeMeters>${m.altitude.toFixed(1)}</AltitudeMeters><DistanceMeters>${m.meters.toFixed(1)}</DistanceMeters><HeartRateBpm><Value>${m.heart}</Value></HeartRateBpm>` +
  `<Extensions><TPX xmlns="http://www.garmin.com/xmlschemas/ActivityExtension/v2"><RunCadence>${m.cadence}</RunCadence></TPX></Extensions></Trackpoint>`;
export const tcx = (parts) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities><Activity Sport="Running"><Id>${iso(parts[0][0].at)}</Id>` +
  parts
    .map(
      (part) =>
        `<Lap StartTime="${iso(part[0].at)}"><TotalTimeSeconds>${part.at(-1).at - part[0].at}</TotalTimeSeconds><DistanceMeters>${(part.at(-1).meters - part[0].meters).toFixed(1)}</DistanceMeters><Track>${part.map(trackpoint).join("\n")}</Track></Lap>`,
    )
    .join("") +
  "</Activity></Activities></TrainingCenterDatabase>\n";
