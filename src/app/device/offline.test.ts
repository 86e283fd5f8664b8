import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { newVersion, watch } from "./offline.ts";

/** A version of the app that the browser has begun to store, or has stored. */
class Version extends EventTarget {
  state: ServiceWorkerState = "installing";
  reach(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}
class Registration extends EventTarget {
  waiting: ServiceWorker | null = null;
  installing: ServiceWorker | null = null;
}
const worker = (version: Version): ServiceWorker => version as unknown as ServiceWorker;

beforeEach(() => vi.stubGlobal("navigator", { serviceWorker: { controller: {} } }));
afterEach(() => {
  newVersion.value = null;
  vi.unstubAllGlobals();
});

describe("a newer version is offered", () => {
  it("when it waits already", () => {
    const [registration, version] = [new Registration(), new Version()];
    version.state = "installed";
    registration.waiting = worker(version);
    watch(registration);
    expect(newVersion.value).toBe(version);
  });
  it("when it was on its way before anybody listened", () => {
    const [registration, version] = [new Registration(), new Version()];
    registration.installing = worker(version);
    watch(registration);
    expect(newVersion.value).toBeNull();
    version.reach("installed");
    expect(newVersion.value).toBe(version);
  });
  it("when it comes later", () => {
    const [registration, version] = [new Registration(), new Version()];
    watch(registration);
    registration.installing = worker(version);
    registration.dispatchEvent(new Event("updatefound"));
    version.reach("installed");
    expect(newVersion.value).toBe(version);
  });
  it("and nothing on a first visit, which replaces nothing", () => {
    vi.stubGlobal("navigator", { serviceWorker: { controller: null } });
    const [registration, version] = [new Registration(), new Version()];
    registration.installing = worker(version);
    watch(registration);
    version.reach("installed");
    expect(newVersion.value).toBeNull();
  });
});
