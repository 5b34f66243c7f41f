import { useEffect, useState } from 'react'

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
  const [text, setText] = useState(String(value))
  useEffect(() => setText((now) => (Number(now) === value && now.trim() !== '' ? now : String(value))), [value])
  const type = (next: string) => {
    setText(next)
    const number = Number(next)
    if (next.trim() !== '' && Number.isFinite(number)) onChange(number)
  }
  const step = (by: number) => onChange(least === undefined ? value + by : Math.max(least, value + by))
  return (
    <span className="zg-stepper">
      <button type="button" aria-label={less} onClick={() => step(-1)}>
        −
      </button>
      <input
        className="zg-input"
        inputMode="numeric"
        aria-label={label}
        value={text}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => type(target.value)}
        onBlur={() => setText(String(value))}
      />
      <button type="button" aria-label={more} onClick={() => step(1)}>
        +
      </button>
    </span>
  )
}
