import { type ReactNode, useState } from 'react'
import { useMessages } from '~/lib/i18n'
import { deskMessages } from './messages'

const HOUR = 60

interface NumberProps {
  label: string
  value: number | undefined
  /** undefined: it was emptied. */
  onChange: (value: number | undefined) => void
  placeholder?: string
  disabled?: boolean
}

/** A whole number of 1 or more; what is none is not taken, and what stood there comes back when the field is left. */
export function NumberField({ label, value, onChange, placeholder, disabled = false }: NumberProps) {
  const [typed, setTyped] = useState<string>()
  const type = (text: string) => {
    setTyped(text)
    if (text.trim() === '') onChange(undefined)
    else if (/^\d{1,6}$/.test(text.trim()) && Number(text) > 0) onChange(Number(text))
  }
  return (
    <input
      className="zg-input zg-num zg-desk-number"
      inputMode="numeric"
      aria-label={label}
      placeholder={placeholder}
      disabled={disabled}
      value={typed ?? (value === undefined ? '' : String(value))}
      onChange={({ target }) => type(target.value)}
      onBlur={() => setTyped(undefined)}
    />
  )
}

/** Minutes, typed in minutes or in hours. */
export function DurationField({ label, value, onChange, placeholder, disabled = false }: NumberProps) {
  const t = useMessages(deskMessages)
  const isWhole = value !== undefined && value % HOUR === 0
  const [chosen, choose] = useState<'hours' | 'minutes'>()
  const unit = chosen ?? (isWhole ? 'hours' : value === undefined ? 'hours' : 'minutes')
  // A value that was set elsewhere may not be whole hours.
  const shown = unit === 'hours' && value !== undefined && !isWhole ? 'minutes' : unit
  const size = shown === 'hours' ? HOUR : 1
  return (
    <span className="zg-desk-duration">
      <NumberField
        label={label}
        value={value === undefined ? undefined : value / size}
        placeholder={placeholder}
        disabled={disabled}
        onChange={(next) => onChange(next === undefined ? undefined : next * size)}
      />
      <select
        className="zg-input"
        aria-label={t('unitOf', { name: label })}
        value={shown}
        disabled={disabled}
        onChange={({ target }) => {
          const next = target.value === 'minutes' ? 'minutes' : 'hours'
          choose(next)
          if (value !== undefined) onChange(next === 'hours' ? (value / size) * HOUR : Math.max(1, value / size))
        }}
      >
        <option value="minutes">{t('minutes')}</option>
        <option value="hours">{t('hoursUnit')}</option>
      </select>
    </span>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
  disabled?: boolean
}

/** One of a few, under its name or with the name said alone. */
export function Choice<T extends string>({ label, value, options, onChange, disabled = false }: ChoiceProps<T>) {
  return (
    <select
      className="zg-input"
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={({ target }) => {
        const chosen = options.find((option) => option.value === target.value)
        if (chosen) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** A field with its name above it; `label` is said by the field itself. */
export function Named({ label, wide = false, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={`zg-desk-named${wide ? ' zg-desk-wide' : ''}`}>
      <span className="zg-second zg-small" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  )
}
