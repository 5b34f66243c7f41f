import { DatePicker } from 'antd'
import english from 'antd/es/date-picker/locale/en_GB'
import chinese from 'antd/es/date-picker/locale/zh_CN'
import dayjs, { type Dayjs } from 'dayjs'
import 'dayjs/locale/zh-cn'
import type { DataRange } from '~/analytics/query'
import { formatDay, parseDay, type Day } from '~/lib/zone'
import { useUi } from '~/ui/UiContext'

export interface DayRangeProps {
  window: { from: Day; to: Day }
  data: DataRange
  label: string
  onPick: (range: { from: Day; to: Day }) => void
}

const toDay = (date: Dayjs): Day | undefined => parseDay(date.format('YYYY-MM-DD'))

/** A calendar of days, without any time zone: what it gives are calendar dates. Loaded only when asked for. */
export function DayRange({ window, data, label, onPick }: DayRangeProps) {
  const { language } = useUi()
  const pick = (dates: (Dayjs | null)[] | null) => {
    const [first, last] = dates ?? []
    const from = first ? toDay(first) : undefined
    const to = last ? toDay(last) : undefined
    if (from !== undefined && to !== undefined) onPick({ from, to: to + 1 })
  }
  return (
    <DatePicker.RangePicker
      aria-label={label}
      allowClear={false}
      locale={language === 'zh-CN' ? chinese : english}
      value={[dayjs(formatDay(window.from)), dayjs(formatDay(window.to - 1))]}
      defaultPickerValue={[dayjs(formatDay(data.first)), dayjs(formatDay(data.last))]}
      onChange={pick}
    />
  )
}
