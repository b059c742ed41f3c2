import { ErrorSummary } from '@/components/forms/error-summary'
import { Choices } from '@/components/forms/choices'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { PoliceCall } from '@/components/public/police-call'
import { ClockRing } from '@/components/ui/clock-ring'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { Say } from '@/components/ui/say'
import { Sign, State, signNames } from '@/components/ui/sign'
import { Steps } from '@/components/ui/steps'
import { Table } from '@/components/ui/table'
import { Timeline } from '@/components/ui/timeline'
import { Unknown } from '@/components/ui/unknown'
import { Wall } from '@/components/ui/wall'

const surfaces = ['paper', 'surface', 'sunk', 'moss', 'clearing', 'course-soft', 'ember-soft'] as const
const surfaceClass = {
  paper: 'bg-paper', surface: 'bg-surface', sunk: 'bg-sunk', moss: 'bg-moss', clearing: 'bg-clearing',
  'course-soft': 'bg-course-soft', 'ember-soft': 'bg-ember-soft',
} as const satisfies Record<(typeof surfaces)[number], string>

/** Every component in every state, on one page: what a designer, a tester and a newcomer look at. */
export const specimens = [
  {
    heading: 'Tecken',
    body: (
      <ul className="row links">
        {signNames.map((name) => <li key={name}><Sign name={name} /> {name}</li>)}
        <li className="oob">skyddad, dold, okänd</li>
        <li><span className="masked" /><span className="hide">dolt</span></li>
      </ul>
    ),
  },
  {
    heading: 'Läge i ord',
    body: (
      <p className="row">
        <State sign="going">Pågår</State><State sign="late" tone="late">2 dagar sen</State><State sign="brokenOff" tone="off">Återkallad</State>
      </p>
    ),
  },
  { heading: 'Ytor', body: <ul className="row links">{surfaces.map((name) => <li key={name} className={`p-4 ${surfaceClass[name]}`}>{name}</li>)}</ul> },
  {
    heading: 'Knappar',
    body: (
      <>
        <p className="row">
          <button className="btn" type="button">Gå vidare</button>
          <button className="btn quiet" type="button">Tillbaka</button>
          <button className="btn danger" type="button">Radera utkast</button>
          <button className="btn" type="button" aria-disabled="true" aria-describedby="blocked">Väntar på beslut</button>
        </p>
        <p className="small mt-2" id="blocked">Du kan inte besluta om något du själv har föreslagit.</p>
      </>
    ),
  },
  {
    heading: 'Fält och fel',
    body: (
      <div className="grid gap-6">
        <ErrorSummary
          title="Två saker behöver ändras" kept="Det du skrev finns kvar."
          errors={[{ target: 's-word', text: 'Skriv ord nummer 3' }, { target: 's-who', text: 'Välj vem det gäller' }]}
        />
        <TextField id="s-place" name="place" label="Kommun eller ort" hint="Det behöver inte vara där du bor." value="Arjeplog" />
        <TextField id="s-word" name="word" label="Ord nummer 3" error="Det stämmer inte. Titta på papperet och skriv igen." value="havra" />
        <TextField id="s-note" name="note" label="Anteckning" rows={4} value="Motivationen är svagare efter samtalet hem." />
        <SelectField id="s-region" name="region" label="Var i landet?" value="no" options={[{ value: 'no', label: 'Vill inte säga' }, { value: 'n', label: 'Norr' }]} />
        <Choices
          id="s-who" name="who" legend="Vem gäller det?" kind="radio" error="Välj ett svar. ”Vill inte säga” går bra."
          options={[{ value: 'me', label: 'Mig själv' }, { value: 'other', label: 'Någon jag känner', help: 'förälder, syskon, partner, vän' }]}
        />
        <Choices
          id="s-age" name="age" legend="Hur gammal är personen?" kind="radio" chosen={['adult']}
          options={[{ value: 'child', label: 'Under 18' }, { value: 'adult', label: '18 eller äldre' }]}
        />
        <Choices
          id="s-may" name="may" legend="Vad får Polisen veta?" kind="checkbox" chosen={['m']}
          options={[{ value: 'm', label: 'Vilka insatser som är beslutade' }, { value: 't', label: 'Det du själv har sagt om hotet' }]}
        />
      </div>
    ),
  },
  {
    heading: 'Besked',
    body: (
      <div className="grid gap-3">
        <Notice kind="do"><b>Gör det här nu.</b> Skriv av orden innan du går vidare.</Notice>
        <Notice kind="know"><b>Bra att veta.</b> Sidan finns inte på somaliska än. Numren gäller ändå.</Notice>
        <Notice kind="done"><b>Klart.</b> Meddelandet är skickat. Kom tillbaka med dina ord.</Notice>
        <Notice kind="wrong"><b>Det gick inte att spara.</b> Texten finns kvar. Läs den andras ändring först.</Notice>
        <Unknown><p><b>Numret saknas ännu.</b> Vi visar inga nummer som ingen har kontrollerat.</p></Unknown>
      </div>
    ),
  },
  { heading: 'Ring och säg', body: <><PoliceCall locale="sv" /><div className="mt-4"><Say words="Jag behöver tolk." sound="ياغ بيهوفر تولك" /></div></> },
  {
    heading: 'Linan',
    body: (
      <ol className="course">
        <li><h3>Gått</h3><p>Hel linje fram till det som är nu.</p></li>
        <li className="wait"><h3>Nu</h3><p>Streckad linje till det som återstår.</p></li>
        <li className="goal"><h3>Framme</h3><p>Dubbel ring.</p></li>
      </ol>
    ),
  },
  { heading: 'Steg', body: <Steps labels={['Uppgifter', 'Regel', 'Avvägning', 'Beslut']} current={2} /> },
  {
    heading: 'Frister',
    body: (
      <p className="row">
        <ClockRing days={11} term={14} label="11 dagar kvar av 14" /><ClockRing days={2} term={14} label="2 dagar kvar av 14" /><ClockRing days={-2} term={14} label="2 dagar sen" />
      </p>
    ),
  },
  { heading: 'Muren', body: <Wall from="I er akt" to="Hos mottagaren" label="lämnas ut" /> },
  {
    heading: 'Tabell',
    body: (
      <Table
        caption="Insatser" head={[{ label: 'Insats' }, { label: 'Läge' }, { label: 'Dagar', numeric: true }]}
        rows={[
          { key: 'a', cells: ['Kontaktperson', <State key="s" sign="going">Pågår</State>, 33] },
          { key: 'b', cells: ['Behandling', <State key="s" sign="late" tone="late">Väntar</State>, 9] },
        ]}
      />
    ),
  },
  {
    heading: 'Tidslinje',
    body: (
      <Timeline
        entries={[
          { at: 'Fredag 16.20', dateTime: '2026-11-20T16:20', kind: { label: 'Bedömning', judgement: true }, text: 'Motivationen är svagare efter samtalet hem.' },
          { at: 'Torsdag 10.05', dateTime: '2026-11-19T10:05', kind: { label: 'Uppgift', judgement: false }, text: 'Polisen lämnade ut tre uppgifter.' },
        ]}
      />
    ),
  },
  { heading: 'Tomt', body: <Empty level="h3" heading="Inga remisser väntar">När någon skickar en till er syns den här och i Min dag.</Empty> },
  {
    heading: 'Sidor i en lista',
    body: (
      <Pager
        label="Sidor i listan" previous={{ label: 'Förra', href: '?p=1' }} next={{ label: 'Nästa', href: '?p=3' }}
        pages={[1, 2, 3].map((number) => ({ number, href: `?p=${number}`, current: number === 2 }))}
      />
    ),
  },
  {
    heading: 'Fråga innan',
    body: (
      <div className="bg-sunk p-6">
        <dialog open aria-labelledby="ask" className="static m-auto">
          <h3 id="ask">Stänga koden?</h3>
          <p>Ingen kan läsa med dina ord mer, inte du heller. Det går inte att ångra.</p>
          <p className="row mt-4"><button className="btn danger" type="button">Stäng koden</button><button className="btn quiet" type="button">Behåll</button></p>
        </dialog>
      </div>
    ),
  },
]
