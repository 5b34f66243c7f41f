import { useState } from 'react'

interface StepperProps {
  label: string
  less: string
  more: string
  value: number
  least?: number
  onChange: (value: number) => void
}

/** A whole number with a step to either side, large enough for the thumb. What is no number yet is kept as it is typed. */
export function Stepper({ label, less, more, value, least, onChange }: StepperProps) {
  // Until it is left, a text that is no number yet, or one that writes the value in its own way, stays as it is typed.
  const [typed, setTyped] = useState<string>()
  const isOwn = typed !== undefined && (typed.trim() === '' || !Number.isFinite(Number(typed)) || Number(typed) === value)
  const type = (next: string) => {
    setTyped(next)
    const number = Number(next)
    if (next.trim() !== '' && Number.isFinite(number)) onChange(number)
  }
  const step = (by: number) => {
    setTyped(undefined)
    onChange(least === undefined ? value + by : Math.max(least, value + by))
  }
  return (
    <span className="zg-stepper">
      <button type="button" aria-label={less} onClick={() => step(-1)}>
        −
      </button>
      <input
        className="zg-input"
        inputMode="numeric"
        aria-label={label}
        value={isOwn ? typed : String(value)}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => type(target.value)}
        onBlur={() => setTyped(undefined)}
      />
      <button type="button" aria-label={more} onClick={() => step(1)}>
        +
      </button>
    </span>
  )
}
