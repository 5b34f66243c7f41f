import { Select } from 'antd'
import { useFormat } from '~/ui/UiContext'

export interface PickManyProps<T extends string> {
  /** The accessible name and the placeholder. */
  label: string
  values: readonly T[]
  options: readonly { value: T; label: string; count?: number }[]
  onChange: (values: T[]) => void
}

/** A filter with alternatives, each with the number of its rows. */
export function PickMany<T extends string>({ label, values, options, onChange }: PickManyProps<T>) {
  const format = useFormat()
  return (
    <Select<T[]>
      className="zg-pick"
      mode="multiple"
      allowClear
      maxTagCount="responsive"
      aria-label={label}
      placeholder={label}
      popupMatchSelectWidth={false}
      value={[...values]}
      options={options.map(({ value, label: text, count }) => ({ value, label: text, count }))}
      showSearch={{ optionFilterProp: 'label' }}
      optionRender={({ label: text, data: { count } }) => (
        <span className="zg-option">
          <span>{text}</span>
          {count !== undefined && <span className="zg-second zg-num">{format.count(count)}</span>}
        </span>
      )}
      onChange={onChange}
    />
  )
}
