/** Words for a person to say. Swedish stays Swedish in every language: it is what the one who answers will hear. */
export function Say({ words, sound }: { words: string; sound?: string | undefined }) {
  return (
    <>
      <p className="say" lang="sv">
        {words}
      </p>
      {sound && <p className="sound">{sound}</p>}
    </>
  )
}
