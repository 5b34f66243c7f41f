/** What a colour stands for; see the map of the area for its words. */
export type Tone = 'good' | 'waiting' | 'attention' | 'bad' | 'off'

/** A dot and a word. */
export function Status({ tone, word }: { tone: Tone; word: string }) {
  return (
    <span className="zg-status">
      <span className={`zg-dot zg-dot-${tone}`} aria-hidden="true" />
      {word}
    </span>
  )
}

/** A small label for a kind or a reason. */
export function Chip({ children }: { children: string }) {
  return <span className="zg-chip">{children}</span>
}
