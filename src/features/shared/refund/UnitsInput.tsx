export interface UnitsInputProps {
  label: string
  value: number
  most: number
  onChange: (units: number) => void
}

/** Whole units from 0 on; more than there are is not taken. */
export function UnitsInput({ label, value, most, onChange }: UnitsInputProps) {
  return (
    <input
      className="zg-input zg-num zg-refund-units"
      type="number"
      inputMode="numeric"
      min={0}
      max={most}
      step={1}
      aria-label={label}
      value={value}
      onChange={({ target }) => {
        const units = Math.trunc(Number(target.value))
        if (Number.isFinite(units)) onChange(Math.max(0, Math.min(most, units)))
      }}
      onFocus={({ target }) => target.select()}
    />
  )
}
