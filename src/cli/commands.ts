/** Every command, in the order of the help text. */
import { auditCommand, auditHeadCommand } from "./audit.ts";
import type { Command } from "./command.ts";
import { draftCommand } from "./draft.ts";
import { exportCommand } from "./export.ts";
import { formatsCommand } from "./formats.ts";
import {
  groupAddCommand,
  groupCloseCommand,
  groupDescribeCommand,
  groupListCommand,
  groupReopenCommand,
} from "./group.ts";
import { importCommand } from "./import.ts";
import { policyDiffCommand, policyShowCommand, policyStopCommand, policyUseCommand } from "./policy.ts";
import { publishCommand } from "./publish.ts";
import { receiveCommand } from "./receive.ts";
import { releaseCommand, releaseListCommand, releaseVerifyCommand } from "./release.ts";
import { restrictCommand } from "./restrict.ts";
import { reviewCommand } from "./review.ts";
import { sampleRemoveCommand } from "./sample.ts";
import { serveCommand } from "./serve.ts";
import { showCommand } from "./show.ts";
import { takeDownCommand } from "./take-down.ts";
import {
  userAddCommand,
  userClearFactorsCommand,
  userEraseCommand,
  userGroupsCommand,
  userLinkCommand,
  userListCommand,
  userResumeCommand,
  userRoleCommand,
  userSuspendCommand,
} from "./user.ts";
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
  restrictCommand,
  takeDownCommand,
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
  policyShowCommand,
  policyDiffCommand,
  policyUseCommand,
  policyStopCommand,
  groupListCommand,
  groupAddCommand,
  groupDescribeCommand,
  groupCloseCommand,
  groupReopenCommand,
  showCommand,
  verifyCommand,
  auditHeadCommand,
  auditCommand,
  userAddCommand,
  userLinkCommand,
  userListCommand,
  userRoleCommand,
  userGroupsCommand,
  userSuspendCommand,
  userResumeCommand,
  userClearFactorsCommand,
  userEraseCommand,
  sampleRemoveCommand,
];
