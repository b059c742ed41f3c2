import path from 'node:path'
import { systemNow } from '@/lib/core/clock'
import { dayOf } from '@/lib/directory/days'
import { groundCases } from '@/lib/grounds/cases'
import { groundsFor } from '@/lib/grounds/evaluate'
import { shownFor } from '@/lib/grounds/guide'
import { secrecyKey } from '@/lib/publishing/addresses'
import { encodeAnswer } from '@/lib/publishing/encode'
import { secrecyReply } from '@/lib/publishing/front/secrecy'
import { Releases } from '@/lib/publishing/front/releases'
import { howToGetNginx } from '@/scripts/testing/nginx.mjs'
import { missing, type Bench, type Case } from '@/tests/bench/model'
import { conclude, quantile, type Compared } from '@/tests/bench/rounds'
import { questionsByLot } from '@/tests/support/legal-questions'

/** Questions a second that the evaluator must manage, and milliseconds of work that an answer of the guide may take. */
const [fewest, longest] = [20_000, 5]

/** Whole passes a round takes at least. */
const fewestPasses = 9

/**
 * Times a piece of work can be done in a second of this process's own processor time; what else the machine does counts not. All pieces
 * are done again and again, pass by pass, so that each round measures the same work, and the middle pass is the round's: a pass that
 * a neighbour held up, by emptying the caches or slowing the clock, says nothing of the work.
 * @param pieces how many pieces of work there are
 */
async function perProcessorSecond(work: (piece: number) => unknown, pieces: number, seconds: number): Promise<number> {
  const began = performance.now()
  const passes: number[] = []
  while (passes.length < fewestPasses || performance.now() - began < seconds * 1_000) {
    const before = process.cpuUsage()
    for (let piece = 0; piece < pieces; piece += 1) await work(piece)
    const { user, system } = process.cpuUsage(before)
    passes.push(pieces / ((user + system) / 1_000_000))
  }
  return quantile(passes, 0.5)
}

/** As `Bench.compare`, against a figure instead of another side: one unmeasured turn, then the rounds. */
async function against(bound: number, { rounds, seconds }: Bench, measure: (seconds: number) => Promise<number>): Promise<Compared> {
  await measure(seconds)
  const taken: { a: number; b: number }[] = []
  for (let round = 0; round < rounds; round += 1) taken.push({ a: await measure(seconds), b: bound })
  return conclude(taken)
}

/** B11: how many questions the law is asked in a second, and what an answer of the guide takes from the published letter to compressed bytes. */
export const grounds: Case = async (bench) => {
  const today = dayOf(bench.now)
  const questions = questionsByLot(2_000, 20_261_126)
  const evaluator = {
    id: 'B11 frågor', what: 'frågor till rättsgrunderna, dragna med lott', against: `${fewest.toLocaleString('sv-SE')} i sekunden`, unit: 'per processorsekund', goal: { atLeast: 1 },
    // All at once, so that waiting between them is not what is measured.
    measured: await against(fewest, bench, async (seconds) =>
      questions.length * await perProcessorSecond(() => { for (const question of questions) groundsFor(question, today) }, 1, seconds)),
    note: `${questions.length.toLocaleString('sv-SE')} olika frågor`,
  }
  const answer = { id: 'B11 guiden', what: 'ett svar ur sekretessguiden: frågan prövad, brevet fyllt och packat', against: `${longest} ms`, unit: 'ms', goal: { atMost: 1 } }
  const site = await bench.site()
  if (!site) return [evaluator, ...missing(answer, howToGetNginx)]
  const release = new Releases(path.join(site.dataDir, 'published'), systemNow).current()
  const entry = release?.manifest.internal[secrecyKey]
  if (!release || !entry) throw new Error('the guide is not published')
  const text = (await release.read(entry.fresh.file)).toString()
  const letter = text.slice(0, text.lastIndexOf('</html>') + '</html>'.length)
  const asked = groundCases.filter(({ ask }) => shownFor(new URLSearchParams(ask), today).part === null).map(({ ask }) => ask)
  const measured = await against(longest, bench, async (seconds) =>
    1_000 / await perProcessorSecond((piece) => encodeAnswer('br', secrecyReply(letter, asked[piece] ?? '', today)), asked.length, seconds))
  return [evaluator, { ...answer, measured, note: `${asked.length} olika svar, brotli` }]
}
