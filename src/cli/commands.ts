/** Every command, in the order of the help text. */
import type { Command } from "./command.ts";
import { draftCommand } from "./draft.ts";
import { exportCommand } from "./export.ts";
import { formatsCommand } from "./formats.ts";
import { importCommand } from "./import.ts";
import { publishCommand } from "./publish.ts";
import { receiveCommand } from "./receive.ts";
import { releaseCommand, releaseListCommand, releaseVerifyCommand } from "./release.ts";
import { reviewCommand } from "./review.ts";
import { sampleRemoveCommand } from "./sample.ts";
import { serveCommand } from "./serve.ts";
import { showCommand } from "./show.ts";
import { userAddCommand, userLinkCommand } from "./user.ts";
import { verifyCommand } from "./verify.ts";
import {
  vocabularyListCommand,
  vocabularyLoadCommand,
  vocabularyShowCommand,
  vocabularyUseCommand,
} from "./vocabulary.ts";
import { withdrawCommand } from "./withdraw.ts";

/** The commands. */
export const commands: readonly Command[] = [
  serveCommand,
  draftCommand,
  receiveCommand,
  reviewCommand,
  publishCommand,
  withdrawCommand,
  importCommand,
  exportCommand,
  formatsCommand,
  vocabularyLoadCommand,
  vocabularyListCommand,
  vocabularyShowCommand,
  vocabularyUseCommand,
  releaseListCommand,
  releaseVerifyCommand,
  releaseCommand,
  showCommand,
  verifyCommand,
  userAddCommand,
  userLinkCommand,
  sampleRemoveCommand,
];
