export interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly T[]
  wordOf: (option: T) => string
  onChange: (value: T) => void
}

/** One of a few, beside a panel's title. */
export function Choice<T extends string>({ label, value, options, wordOf, onChange }: ChoiceProps<T>) {
  return (
    <label className="zg-dash-field">
      <span>{label}</span>
      <select
        className="zg-dash-select"
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option === event.target.value)
          if (chosen !== undefined) onChange(chosen)
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {wordOf(option)}
          </option>
        ))}
      </select>
    </label>
  )
}
