import { useId } from 'react'

export interface SliderProps {
  label: string
  value: number
  range: { min: number; max: number; step: number }
  /** The value as it is read. */
  text: string
  /** What it comes to: a band, a rate. */
  hint?: string
  /** A place on the scale that means something. */
  mark?: number
  disabled?: boolean
  onChange: (value: number) => void
}

/** A figure on a scale: dragged, or moved with the arrow keys. */
export function Slider({ label, value, range: { min, max, step }, text, hint, mark, disabled = false, onChange }: SliderProps) {
  const id = useId()
  const hasMark = mark !== undefined && mark >= min && mark <= max
  return (
    <div className="zg-slider">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id} className="zg-num">
        {text}
      </output>
      <span className="zg-slider-scale">
        <input
          id={id}
          type="range"
          min={min}
          max={max}
          step={step}
          value={value}
          disabled={disabled}
          aria-valuetext={hint ? `${text}, ${hint}` : text}
          onChange={({ target }) => onChange(Number(target.value))}
        />
        {hasMark && <i className="zg-slider-mark" aria-hidden="true" style={{ left: `${((mark - min) / (max - min)) * 100}%` }} />}
      </span>
      {hint && <small className="zg-second zg-num">{hint}</small>}
    </div>
  )
}
