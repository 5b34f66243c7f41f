/** One of a few, by a name. */
export function Select({
  label,
  value,
  choices,
  none,
  onChange,
}: {
  label: string
  value: string
  choices: readonly { value: string; label: string }[]
  /** What stands there while nothing is chosen. */
  none?: string
  onChange: (value: string) => void
}) {
  return (
    <label>
      <span className="zg-small zg-second">{label}</span>
      <select className="zg-input" aria-label={label} value={value} onChange={({ target }) => onChange(target.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  )
}
