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
  // Until it is left, or another number comes, a text stays as it is typed: it may be no number yet.
  const [typed, setTyped] = useState<{ text: string; of: number }>()
  const type = (text: string) => {
    const number = Number(text)
    const isNumber = text.trim() !== '' && Number.isFinite(number)
    setTyped({ text, of: isNumber ? number : value })
    if (isNumber) onChange(number)
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
        value={typed?.of === value ? typed.text : String(value)}
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
