/** A backup as the first version wrote it, one line of every kind. Frozen: every later version must read it whole. */
export const BACKUP_V1 = `{
  "format": "legwork-backup", "version": 1, "madeAt": "2026-11-25T20:00:00+01:00",
  "lines": [
    { "v": 1, "id": "a", "at": "2026-11-20T08:00:00+01:00", "kind": "profile", "codes": ["PF6"], "details": [{ "code": "PF6", "region": "calf-gastroc", "side": "left", "on": "2026-11-20" }] },
    { "v": 1, "id": "b", "at": "2026-11-20T08:01:00+01:00", "kind": "answered", "answers": { "RF15": false, "RF12a": false }, "regions": ["hamstrings"] },
    { "v": 1, "id": "c", "at": "2026-11-20T08:20:00+01:00", "kind": "session", "moment": "post", "complaint": null, "minutes": 12, "lastedSeconds": 712.5, "edition": "3f9c0a71be42", "worked": [
      { "technique": "T01", "region": "foot", "side": "left", "tool": "tennis-ball", "seconds": 90, "before": 5, "after": 3, "highest": 4, "stop": null },
      { "technique": "T50", "region": "side-ribs", "side": "both", "tool": "hands", "seconds": 60.5, "before": null, "after": null, "highest": null, "stop": "SR10" }] },
    { "v": 1, "id": "d", "at": "2026-11-21T07:00:00+01:00", "kind": "morning", "felt": [{ "region": "foot", "side": "left", "soreness": 3 }] },
    { "v": 1, "id": "e", "at": "2026-11-22T07:00:00+01:00", "kind": "stopped", "flags": ["RF2"] },
    { "v": 1, "id": "f", "at": "2026-11-22T07:02:00+01:00", "kind": "corrected", "line": "e", "answers": { "RF2": true } },
    { "v": 1, "id": "g", "at": "2026-11-23T18:00:00+01:00", "kind": "cleared", "on": "2026-11-23", "codes": ["RF2"] }
  ],
  "runs": [{ "id": "r1", "startedAt": "2026-11-20T06:10:03Z", "distanceMeters": 10012.3, "segments": [{ "meters": 50, "seconds": 18.1, "grade": 0.021 }] }],
  "settings": { "tools": ["foam-roller"], "minutes": 12 }
}`;
