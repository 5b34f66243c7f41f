interface ChoiceProps<V extends string> {
  label: string
  value: V
  values: readonly V[]
  nameOf: (value: V) => string
  onChoose: (value: V) => void
}

/** One of a few, by its name. */
export function Choice<V extends string>({ label, value, values, nameOf, onChoose }: ChoiceProps<V>) {
  const choose = (name: string) => {
    const chosen = values.find((each) => each === name)
    if (chosen !== undefined) onChoose(chosen)
  }
  return (
    <label className="zg-field">
      <span>{label}</span>
      <select value={value} onChange={({ target }) => choose(target.value)}>
        {values.map((each) => (
          <option key={each} value={each}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </label>
  )
}
