// Makes the recordings of nobody in recordings/: a fresh clone tries its readers on them. The same bytes every time.
// node scripts/recordings.mjs writes them; tests and the fuzzer only read them.
import { mkdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { configure, TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import {
  activity,
  event,
  fileId,
  fit,
  gpx,
  gpx10,
  indoor,
  moments,
  record,
  round,
  session,
  tcx,
  unix,
} from "./recording.mjs";

configure({ useWebWorkers: false });
const DIR = "recordings";
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
