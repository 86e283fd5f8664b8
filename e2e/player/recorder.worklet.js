// Keeps everything that it hears, and gives it away when it is asked.
registerProcessor(
  "recorder",
  class extends AudioWorkletProcessor {
    constructor() {
      super();
      this.kept = [];
      this.port.onmessage = () => this.port.postMessage(this.kept);
    }
    process([input]) {
      this.kept.push(Float32Array.from(input?.[0] ?? new Float32Array(128)));
      return true;
    }
  },
);
