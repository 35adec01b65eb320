// Written by scripts/codegen.ts from data/operators.json. Do not edit.
import type { ManagedListInfo } from "../info.ts";

export const MANAGED_LISTS: readonly ManagedListInfo[] = [
 {
  "name": "cf.open_proxies",
  "type": "IP address"
 },
 {
  "name": "cf.anonymizer",
  "type": "IP address"
 },
 {
  "name": "cf.vpn",
  "type": "IP address"
 },
 {
  "name": "cf.malware",
  "type": "IP address"
 },
 {
  "name": "cf.botnetcc",
  "type": "IP address"
 }
];
