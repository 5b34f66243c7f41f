import { useId, useState } from 'react'

export interface TextFieldProps {
  label: string
  value: string
  hint?: string
  /** Names of a list of proposals. */
  list?: string
  width?: 'short' | 'wide'
  /** False where the text cannot stand: it is marked, and not taken. */
  accepts?: (text: string) => boolean
  onCommit: (text: string) => void
}

/** A line of text that is taken when the user is done with it, not at every letter: each change reads the file's first rows again. */
export function TextField({ label, value, hint, list, width, accepts = () => true, onCommit }: TextFieldProps) {
  const [typed, setTyped] = useState<string>()
  const hintId = useId()
  const text = typed ?? value
  const bad = !accepts(text)
  const commit = () => {
    if (typed === undefined || bad) return
    setTyped(undefined)
    if (typed !== value) onCommit(typed)
  }
  return (
    <label className={`zg-field${width ? ` zg-field-${width}` : ''}`}>
      <span>{label}</span>
      <input
        type="text"
        value={text}
        list={list}
        aria-invalid={bad || undefined}
        aria-describedby={hint === undefined ? undefined : hintId}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
      {hint !== undefined && (
        <small id={hintId} className="zg-second">
          {hint}
        </small>
      )}
    </label>
  )
}
