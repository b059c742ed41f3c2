import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { askBack } from '@/lib/disclosure/deliveries/ask-back'
import { JudgeRelease } from '@/lib/disclosure/schemas'
import { findRelease } from '@/lib/disclosure/store'
import { insertJudgement } from '@/lib/disclosure/writing/store'
import { notify } from '@/lib/outbox/notify'

/**
 * The secrecy officer says afterwards whether one person was right to decide alone. It cannot undo what has left; when it was
 * wrong the receiver can be asked to use nothing of it. Once, and by nobody who asked.
 */
export const judgeRelease = command({
  permission: 'release.judge',
  input: JudgeRelease,
  load: (tx, { releaseId }) => findRelease(tx, releaseId),
  async run({ tx, input, actor, now, subject: release }) {
    if (release.judgement) return refuse('alreadyJudged')
    if (release.state !== 'used' && release.state !== 'authorised') return refuse('nothingToJudge')
    // What has not left cannot be asked back: its sending is stopped by recalling it.
    const notice = input.notice && input.verdict === 'wrong' && release.state === 'used'
    await insertJudgement(tx, release, { ...input, notice, by: actor.accountId }, now)
    if (notice) await askBack(tx, release, now)
    await notify(tx, [
      { authorityId: release.authorityId, accountId: release.requestedBy },
      ...(notice ? [{ authorityId: release.toAuthorityId, unitId: release.toUnitId }] : []),
    ], release.referralId, now)
    return ok({ id: release.id, notice })
  },
  audit: ({ subject, input, value }) => event(
    'release.judged', { id: subject.caseFileId, unitId: subject.unitId }, { releaseId: subject.id, verdict: input.verdict, notice: value.notice }),
})
