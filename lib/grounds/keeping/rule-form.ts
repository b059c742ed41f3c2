/** A wording as the fields of its form, and back. Pure. */
import { fault, ok, type Outcome } from '@/lib/core/result'
import { dayAfter } from '@/lib/directory/days'
import type { FormState } from '@/lib/forms/form-state'
import { printCases, readCases, type OwnCase } from '@/lib/grounds/keeping/case-text'
import { needFields, weighFields, type EndingForm, type WordingForm } from '@/lib/grounds/keeping/schemas'
import type { Ground } from '@/lib/grounds/model'
import { groundSchema } from '@/lib/grounds/schema'

/** A field that contradicts another one, or names what there is not; null: the fields agree. */
function contradiction({ law, lifts, liftsAll, except, exceptLaw, validFrom, validUntil, doubtText, doubtFrom, doubtPurposes }: WordingForm, cites: ReadonlySet<string>): Outcome<never> | null {
  if (validUntil !== null && validUntil < validFrom) return fault('validUntil', 'endsBeforeItBegins')
  if (!law.every((cite) => cites.has(cite))) return fault('law', 'unknownParagraph')
  if (liftsAll === 'these' && lifts.length === 0) return fault('lifts', 'choose')
  if (liftsAll === 'these' && except.length > 0) return fault('except', 'exceptNeedsAll')
  if (except.length > 0 && exceptLaw === null) return fault('exceptLaw', 'required')
  if (exceptLaw !== null && !cites.has(exceptLaw)) return fault('exceptLaw', 'unknownParagraph')
  if (doubtText !== null && doubtFrom.length === 0) return fault('doubtFrom', 'choose')
  if (doubtText !== null && doubtPurposes.length === 0) return fault('doubtPurposes', 'choose')
  return null
}

/**
 * What a form says, as a rule with the cases that try it.
 * @param before the wording as it stands: a question to weigh keeps its code, by which decisions and examples know it
 * @param cites the paragraphs that have a sheet, or one in work
 */
export function ruleOf(form: WordingForm, before: Pick<Ground, 'code' | 'version' | 'mustWeigh'>, cites: ReadonlySet<string>): Outcome<{ ground: Ground; cases: OwnCase[] }> {
  const wrong = contradiction(form, cites)
  if (wrong !== null) return wrong
  const cases = readCases(form.cases, form.law[0] ?? '', form.validFrom)
  if (cases === null) return fault('cases', 'notCases')
  const groups = needFields.map((field) => form[field]).filter((group) => group.length > 0)
  const ground = groundSchema.parse({
    code: before.code, version: before.version, validFrom: form.validFrom, validUntil: form.validUntil, law: form.law, title: form.title, describes: form.describes, effect: form.effect,
    from: form.from, to: form.to, purposes: form.purposes, initiative: form.initiative, lifts: form.liftsAll === 'all' ? 'all' : form.lifts, except: form.except, exceptLaw: form.exceptLaw,
    needs: groups, consent: groups.some((group) => group.includes('consent')) ? 'required' : 'notNeeded', ownOnly: form.ownOnly, reservation: form.reservation,
    mustWeigh: weighFields.flatMap((field, at) => {
      const question = form[field]
      return question === null ? [] : [{ code: before.mustWeigh[at]?.code ?? `since${before.version}q${at}`, question }]
    }),
    limits: form.limits, doubt: form.doubtText === null ? null : { from: form.doubtFrom, purposes: form.doubtPurposes, text: form.doubtText },
    decidedBy: form.decidedBy, source: { name: form.sourceName, url: form.sourceUrl, retrievedOn: form.sourceOn }, reviewedBy: form.reviewedBy,
  } satisfies Ground)
  return ok({ ground, cases })
}

/** The fields that a form begins with; a list without a tick is none. */
export function fieldsOf(ground: Ground, cases: readonly OwnCase[], note: string | null): FormState['values'] {
  const yes = (is: boolean): string => (is ? 'yes' : '')
  const fields: FormState['values'] = {
    validFrom: ground.validFrom, validUntil: ground.validUntil ?? '', note: note ?? '', title: ground.title, describes: ground.describes, law: ground.law.join('\n'), effect: ground.effect,
    from: ground.from, to: ground.to, purposes: ground.purposes, initiative: ground.initiative, liftsAll: ground.lifts === 'all' ? 'all' : 'these', lifts: ground.lifts === 'all' ? [] : ground.lifts,
    except: ground.except, exceptLaw: ground.exceptLaw ?? '', ...Object.fromEntries(needFields.map((field, at) => [field, ground.needs[at] ?? []])),
    ...Object.fromEntries(weighFields.map((field, at) => [field, ground.mustWeigh[at]?.question ?? ''])),
    ownOnly: yes(ground.ownOnly), reservation: yes(ground.reservation), limits: ground.limits.join('\n'),
    doubtText: ground.doubt?.text ?? '', doubtFrom: ground.doubt?.from ?? [], doubtPurposes: ground.doubt?.purposes ?? [], decidedBy: ground.decidedBy,
    sourceName: ground.source.name, sourceUrl: ground.source.url, sourceOn: ground.source.retrievedOn, reviewedBy: ground.reviewedBy ?? '', cases: printCases(cases),
  }
  return Object.fromEntries(Object.entries(fields).filter(([, sent]) => typeof sent === 'string' || sent.length > 0))
}

/** What the form of an ending says: the first day without the rule, and what it then answers no more. */
export function endingOf({ lastDay, cases: typed }: EndingForm, { law }: Ground): Outcome<{ validFrom: string; cases: OwnCase[] }> {
  const cases = readCases(typed, law[0] ?? '', lastDay)
  if (cases === null) return fault('cases', 'notCases')
  return cases.every(({ is }) => is === 'absent') ? ok({ validFrom: dayAfter(lastDay), cases }) : fault('cases', 'onlyAbsent')
}
