import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import 'dayjs/locale/en-gb'
import 'dayjs/locale/zh-cn'
import { useEffect, useRef, useState, type ComponentRef } from 'react'
import { useMessages } from '~/lib/i18n'
import { formatDay, parseDay, type Day } from '~/lib/zone'
import type { DateRangeProps } from './DateRange'
import { uiMessages } from './messages'
import { useUi } from './UiContext'

type PickerRef = ComponentRef<typeof DatePicker.RangePicker>

const toPicker = (day: Day | undefined): Dayjs | null => (day === undefined ? null : dayjs(formatDay(day)))
const fromPicker = (date: Dayjs | null | undefined): Day | undefined => (date ? parseDay(date.format('YYYY-MM-DD')) : undefined)

/** The calendar of DateRange; it opens as it appears. */
export default function DateRangePicker({ from, to, newest, onChange }: DateRangeProps) {
  const t = useMessages(uiMessages)
  const { language, locale } = useUi()
  const [open, setOpen] = useState(true)
  const picker = useRef<PickerRef>(null)
  useEffect(() => picker.current?.focus(), [])
  // Both panels in sight, the newest day in the second.
  const [first, second] = [toPicker(newest)?.subtract(1, 'month'), toPicker(newest)]
  const opensAt: [Dayjs, Dayjs] | undefined = first && second ? [first, second] : undefined
  // American weeks begin on Sunday.
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : /^en-(US|CA)$/.test(locale) ? 'en' : 'en-gb')
  return (
    <DatePicker.RangePicker
      ref={picker}
      open={open}
      onOpenChange={setOpen}
      allowEmpty={[true, true]}
      aria-label={t('dateRange')}
      defaultPickerValue={opensAt}
      placeholder={[t('from'), t('to')]}
      value={[toPicker(from), toPicker(to === undefined ? undefined : to - 1)]}
      onChange={(dates) => {
        const last = fromPicker(dates?.[1])
        onChange({ from: fromPicker(dates?.[0]), to: last === undefined ? undefined : last + 1 })
      }}
    />
  )
}
