import { memoryLedger } from "../../src/ledger/memory-ledger.js";
import { ledgerCases } from "./ledger-cases.js";

ledgerCases("memory", async () => memoryLedger(() => 1_700_000_000_000));
