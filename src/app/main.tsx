import { render } from "preact";
import "./app.css";
import { register } from "./device/offline.ts";

render(<main />, document.getElementById("app")!);
register();
