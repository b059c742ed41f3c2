'use client'

import { useState } from 'react'
import { setMark } from '@/components/editorial/blocks/commands'
import type { Blocks, Standing } from '@/components/editorial/blocks/mount'
import { SmallButton, SmallSelect, SmallText } from '@/components/editorial/blocks/small-fields'
import { goalOf } from '@/lib/editorial/blocks/goal'
import { documentPages, locales, publicPath } from '@/lib/routes'
import type editorial from '@/messages/sv/editorial.json'

const other = 'other'
const pages = documentPages.map((page) => ({ value: `sida:${page}`, label: publicPath(page, 'sv') }))

/** Where the chosen words lead, or which language they are in. */
export function LinkPanel({ blocks, standing, text }: { blocks: Blocks; standing: Standing; text: (typeof editorial)['edit']['blocks'] }) {
  const here = standing.link
  const isPage = here !== null && pages.some(({ value }) => value === here)
  const [goal, setGoal] = useState(isPage ? here : other)
  const [language, setLanguage] = useState(standing.foreign ?? 'en')
  const [isBad, setBad] = useState(false)
  const mayMark = standing.takesMarks && standing.isChosen
  const leadTo = (written: string) => {
    const found = goal === other ? goalOf(written) : goal
    setBad(found === null)
    if (found !== null) blocks.run(setMark('link', { goal: found }))
  }
  const buttons = (written: string) => (
    <>
      <SmallButton label={text.linkSubmit} isOff={!(mayMark || here !== null)} onUse={() => { leadTo(written) }} />
      <SmallButton label={text.unlink} isOff={here === null && !mayMark} onUse={() => { blocks.run(setMark('link', null)) }} />
    </>
  )
  return (
    <div className="tool-panel" role="group" aria-label={text.linkOrLanguage}>
      {!mayMark && here === null && standing.foreign === null && <p className="hint">{text.chooseFirst}</p>}
      <div className="row">
        <SmallSelect label={text.link} value={goal} choices={[{ value: other, label: text.linkOther }, ...pages]} onChoose={setGoal} />
        {goal === other
          ? <SmallText label={text.address} hint={text.addressHint} error={isBad ? text.badAddress : undefined} value={here !== null && !isPage ? here : ''} onDone={leadTo}>{buttons}</SmallText>
          : buttons('')}
      </div>
      <div className="row">
        <SmallSelect label={text.language} value={language} choices={locales.map((each) => ({ value: each, label: text.languages[each] }))} onChoose={setLanguage} />
        <SmallButton label={text.languageSubmit} isOff={!(mayMark || standing.foreign !== null)} onUse={() => { blocks.run(setMark('foreign', { lang: language })) }} />
        <SmallButton label={text.unlanguage} isOff={standing.foreign === null} onUse={() => { blocks.run(setMark('foreign', null)) }} />
      </div>
    </div>
  )
}
