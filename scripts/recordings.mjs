// Makes the recordings of nobody in recordings/: a fresh clone tries its readers on them. The same bytes every time.
// node scripts/recordings.mjs writes them; tests and the fuzzer only read them.
import { mkdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { configure, TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";

configure({ useWebWorkers: false });
const DIR = "recordings";
const FIT_EPOCH = 631_065_600;
const unix = (iso) => Date.parse(iso) / 1000;
const iso = (seconds) => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
const round = (n, digits) => Math.round(n * 10 ** digits) / 10 ** digits;

/** An invented course: a slow curve over hills of 40 m, in a place where nobody ran it. */
const course = (meters) => ({
  latitude: 47.2 + meters / 111_195,
  longitude: 8.9 + Math.sin(meters / 4000) * 0.002,
  altitude: 450 + 20 * Math.sin((meters / 1000) * Math.PI),
});

/** Moments of a run: one a second, a pause at half time, 2.5 to 3.5 m/s. */
function moments({ start, seconds, pauseAt = null, pause = 0, speed = 3 }) {
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
function fit(messages, { developer = false } = {}) {
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
const record = (m) => [
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
const indoor = (m) => ["indoor", [m.at - FIT_EPOCH, m.meters * 100, m.heart, m.cadence]];
const session = (
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
const activity = (all, offset) => ["activity", [all.at(-1).at - FIT_EPOCH, all.at(-1).at - FIT_EPOCH + offset * 60]];
const event = (at, type) => ["event", [at - FIT_EPOCH, 0, type]];
const fileId = (type, at) => ["file", [type, at - FIT_EPOCH]];

const point = (m) =>
  `<trkpt lat="${m.latitude.toFixed(6)}" lon="${m.longitude.toFixed(6)}"><ele>${m.altitude.toFixed(1)}</ele><time>${iso(m.at)}</time>` +
  `<extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>${m.heart}</gpxtpx:hr><gpxtpx:cad>${m.cadence}</gpxtpx:cad></gpxtpx:TrackPointExtension></extensions></trkpt>`;
const gpx = (parts, type, version = 1) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Legwork" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v${version}">` +
  `<trk><name>Made</name><type>${type}</type>${parts.map((part) => `<trkseg>${part.map(point).join("\n")}</trkseg>`).join("")}</trk></gpx>\n`;
const gpx10 = (all) =>
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
const tcx = (parts) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities><Activity Sport="Running"><Id>${iso(parts[0][0].at)}</Id>` +
  parts
    .map(
      (part) =>
        `<Lap StartTime="${iso(part[0].at)}"><TotalTimeSeconds>${part.at(-1).at - part[0].at}</TotalTimeSeconds><DistanceMeters>${(part.at(-1).meters - part[0].meters).toFixed(1)}</DistanceMeters><Track>${part.map(trackpoint).join("\n")}</Track></Lap>`,
    )
    .join("") +
  "</Activity></Activities></TrainingCenterDatabase>\n";

async function zip(members) {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { extendedTimestamp: false });
  for (const [name, content] of members)
    await writer.add(name, typeof content === "string" ? new TextReader(content) : new Uint8ArrayReader(content), {
      lastModDate: new Date(2026, 4, 2, 12, 0, 0),
    });
  return writer.close();
}
const gz = (content) => {
  const bytes = gzipSync(content, { level: 9 });
  bytes[9] = 255;
  return new Uint8Array(bytes);
};

const every = (all, n) => all.filter((_, i) => i % n === 0);
const start = unix("2026-05-02T06:10:00Z");
const paused = moments({ start, seconds: 1200, pauseAt: 600, pause: 300 });
const hilly = fit(
  [
    fileId(4, start),
    event(start, 0),
    ...paused.slice(0, 601).map(record),
    event(start + 600, 4),
    event(start + 900, 0),
    ...paused.slice(601).map(record),
    session(paused, 1200, { sub: 3, up: 61, down: 80, effort: 60, feel: 75, balance: 4970 }),
    activity(paused, 120),
  ],
  { developer: true },
);
const belt = moments({ start: unix("2026-05-04T17:00:00Z"), seconds: 600 });
const treadmill = fit([
  fileId(4, belt[0].at),
  session(belt, 600, { sub: 1 }),
  ...belt.map(indoor),
  activity(belt, 120),
]);
const swim = every(moments({ start: unix("2026-05-09T07:00:00Z"), seconds: 300, speed: 1 }), 2);
const after = every(moments({ start: unix("2026-05-09T07:06:00Z"), seconds: 300 }), 2);
const multisport = fit([
  fileId(4, swim[0].at),
  session(swim, 300, { sport: 5, sub: 18 }),
  session(after, 300),
  ...swim.map(indoor),
  ...after.map(record),
]);
const settings = fit([fileId(2, start)]);
const chained = Uint8Array.from([...treadmill, ...settings]);
const gpxRun = every(moments({ start: unix("2026-05-06T05:30:00Z"), seconds: 900 }), 3);
const tcxRun = every(moments({ start: unix("2026-05-07T16:00:00Z"), seconds: 900, pauseAt: 450, pause: 200 }), 3);
const half = tcxRun.findIndex((m) => m.at > unix("2026-05-07T16:07:30Z"));

/** activities.csv: 24 named places and the ones that are read beyond them. */
const HEADER =
  "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High,Max Grade,Average Grade,Average Positive Grade,Average Negative Grade,Max Cadence,Average Cadence,Max Heart Rate,Average Heart Rate";
const row = (id, date, name, type, elapsed, moving, meters, file) => {
  const cells = Array.from({ length: 32 }, () => "");
  [cells[0], cells[1], cells[2], cells[3]] = [id, `"${date}"`, name, type];
  [cells[5], cells[6], cells[12]] = [elapsed, (meters / 1000).toFixed(2), file];
  [cells[15], cells[16], cells[17]] = [`${elapsed}.0`, `${moving}.0`, `${meters}.0`];
  return cells.join(",");
};
const strava = [
  HEADER,
  row(1, "May 2, 2026, 6:10:00 AM", '"Hills, ""slow"""', "Run", 1500, 1200, 3600, "activities/11.fit.gz"),
  row(2, "May 6, 2026, 5:30:00 AM", "Morning Run", "Run", 900, 900, 2700, "activities/12.gpx"),
  row(3, "May 7, 2026, 4:00:00 PM", "Afternoon Run", "Run", 1100, 900, 2700, "activities/13.tcx.gz"),
  row(4, "May 8, 2026, 6:00:00 AM", '"Typed in,\nby hand"', "Run", 1800, 1800, 5000, ""),
  row(5, "May 10, 2026, 6:00:00 AM", "Lost", "Trail Run", 2400, 2300, 6500, "activities/15.fit.gz"),
  row(6, "May 11, 2026, 6:00:00 AM", "Cut off", "Ride", 3600, 3500, 20000, "activities/16.fit.gz"),
].join("\n");
const garmin = JSON.stringify([
  {
    summarizedActivitiesExport: [
      {
        activityId: 21,
        name: "Made hills",
        activityType: "trail_running",
        beginTimestamp: start * 1000,
        startTimeLocal: (start + 7200) * 1000,
        duration: 1200000,
        elapsedDuration: 1500000,
        distance: 360000,
      },
      {
        activityId: 22,
        name: "Belt",
        activityType: "treadmill_running",
        beginTimestamp: belt[0].at * 1000,
        duration: 600000,
        elapsedDuration: 600000,
        distance: 180000,
      },
      {
        activityId: 23,
        name: "Never synced",
        activityType: "running",
        beginTimestamp: unix("2026-05-12T06:00:00Z") * 1000,
        duration: 1500000,
        elapsedDuration: 1500000,
        distance: 500000,
        elevationGain: 4000,
      },
    ],
  },
]);
const apple = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
]>
<HealthData locale="en_US">
<Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" unit="count/min" startDate="2026-05-06 07:30:00 +0200" endDate="2026-05-06 07:30:00 +0200" value="120"/>
<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="15" durationUnit="min" sourceName="Watch" startDate="2026-05-06 07:30:00 +0200" endDate="2026-05-06 07:45:00 +0200">
<MetadataEntry key="HKTimeZone" value="Europe/Zurich"/><MetadataEntry key="HKElevationAscended" value="4100 cm"/>
<WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="2.7" unit="km"/>
<WorkoutStatistics type="HKQuantityTypeIdentifierHeartRate" average="144.5" unit="count/min"/>
<WorkoutRoute sourceName="Watch"><FileReference path="/workout-routes/route_1.gpx"/></WorkoutRoute>
</Workout>
<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="20" durationUnit="min" totalDistance="2.5" totalDistanceUnit="mi" sourceName="Watch" startDate="2026-05-08 12:00:00 +0200" endDate="2026-05-08 12:20:00 +0200">
<MetadataEntry key="HKIndoorWorkout" value="1"/>
</Workout>
</HealthData>
`;
const runkeeper = [
  "Activity Id,Date,Type,Route Name,Distance (mi),Duration,Average Pace,Average Speed (mph),Calories Burned,Climb (ft),Average Heart Rate (bpm),Notes,GPX File",
  'a1,2026-05-06 07:30:00,Running,,1.68,15:00,8:56,6.7,200,134.5,144,"slow, steady",2026-05-06-0730.gpx',
  "a2,2026-05-13 18:00:00,Running,,5.00,1:02:03,12:24,4.8,500,,,,",
].join("\n");

mkdirSync(DIR, { recursive: true });
const write = (name, content) => writeFileSync(`${DIR}/${name}`, content);
write("hilly-pause.fit", hilly);
write("treadmill.fit", treadmill);
write("multisport-summary-first.fit", multisport);
write("chained.fit", chained);
write("settings.fit", settings);
write("cut-off.fit", hilly.slice(0, Math.round(hilly.length * 0.6)));
write("two-parts.gpx", gpx([gpxRun.slice(0, 150), gpxRun.slice(170)], "running", 2));
write("plain-10.gpx", gpx10(gpxRun));
write("pause.tcx", tcx([tcxRun.slice(0, half), tcxRun.slice(half)]));
write("run.gpx.gz", gz(gpx([gpxRun], "9")));
write("runkeeper.csv", runkeeper);
write("strava.csv", strava);
write(
  "strava.zip",
  await zip([
    ["activities/11.fit.gz", gz(hilly)],
    ["activities/12.gpx", gpx([gpxRun], "running")],
    ["activities/13.tcx.gz", gz(`          ${tcx([tcxRun.slice(0, half), tcxRun.slice(half)])}`)],
    ["activities/16.fit.gz", gz(treadmill).slice(0, 900)],
    ["activities.csv", strava],
    ["profile.csv", "Athlete ID,Email Address\n1,nobody@example.org"],
  ]),
);
write(
  "garmin.zip",
  await zip([
    ["DI_CONNECT/DI-Connect-Fitness/nobody@example.org_0_summarizedActivities.json", garmin],
    [
      "DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip",
      await zip([
        ["nobody_1.fit", settings],
        ["nobody_2.fit", hilly],
        ["nobody_3.fit", treadmill],
      ]),
    ],
  ]),
);
write(
  "apple.zip",
  await zip([
    ["apple_health_export/export.xml", apple],
    ["apple_health_export/workout-routes/route_1.gpx", gpx([gpxRun], "")],
  ]),
);
write(
  "runkeeper.zip",
  await zip([
    ["cardioActivities.csv", runkeeper],
    ["2026-05-06-0730.gpx", gpx([gpxRun], "running")],
  ]),
);
console.log(
  `${DIR}: made. Expected values stand in src/cli/made-recordings.test.ts`,
  round(hilly.length / 1000, 0),
  "kB for the longest FIT",
);
