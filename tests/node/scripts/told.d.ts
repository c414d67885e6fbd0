/** What the build (scripts/site) puts in front of the scripts that need it. */
declare const PARTS: {
  script: string; wasm: string; library: string; application: string; loader: string; info: object; whole: number; compiled: string; age: string;
};
declare const WORKER: string;
declare const SHEETS: Record<string, string>;
declare const FILES: string[];
declare const NAME: string;
