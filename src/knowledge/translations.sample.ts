import shipped from "virtual:translations";
import type { Translation } from "./translation.ts";

/** Every language beside English, as its files are: also those that are never offered. For tests. */
export const translations = shipped as readonly Translation[];
