#!/usr/bin/env node
/** Entry of the language server: talks over IPC when VS Code started it, else over standard input and output. */
import { startServer } from "./start.ts";

startServer(process.argv.includes("--node-ipc") ? "ipc" : "stdio");
