import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/en-gb'
import 'dayjs/locale/zh-cn'
import { useEffect, useRef, useState, type ComponentRef } from 'react'
import { formatDay, parseDay } from '~/lib/zone'
import type { DateFieldProps } from './DateField'
import { useUi } from './UiContext'

/** The calendar of DateField; it opens as it appears. */
export default function DateFieldPicker({ label, value, onChange, none }: DateFieldProps) {
  const { language, locale } = useUi()
  const [open, setOpen] = useState(true)
  const picker = useRef<ComponentRef<typeof DatePicker>>(null)
  useEffect(() => picker.current?.focus(), [])
  // American weeks begin on Sunday.
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : /^en-(US|CA)$/.test(locale) ? 'en' : 'en-gb')
  return (
    <DatePicker
      ref={picker}
      open={open}
      onOpenChange={setOpen}
      aria-label={label}
      placeholder={none}
      value={value === undefined ? null : dayjs(formatDay(value))}
      // A sheet lies above all else on the page.
      getPopupContainer={(field) => field.closest('dialog') ?? document.body}
      onChange={(date: dayjs.Dayjs | null) => onChange(date ? parseDay(date.format('YYYY-MM-DD')) : undefined)}
    />
  )
}
