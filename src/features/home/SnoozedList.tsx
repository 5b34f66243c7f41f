import type { HomeItem } from '~/domain/homeItem'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { messages } from './messages'
import type { HomeActions } from './useActions'
import { momentText, wordsOf, type Writing } from './words'

export interface SnoozedListProps {
  items: HomeItem[]
  writing: Writing
  actions: HomeActions
}

/** What was put off, until when and why; closed until it is asked for. */
export function SnoozedList({ items, writing, actions }: SnoozedListProps) {
  const t = useMessages(messages)
  return (
    <details className="zg-home-snoozed">
      <summary>{t('snoozed', { count: items.length })}</summary>
      <ul className="zg-home-list">
        {items.map((item) => {
          const { what } = wordsOf(item, writing)
          const { until = 0, reason } = item.snoozed ?? {}
          const time = momentText(until, writing)
          return (
            <li key={item.id} className="zg-home-item">
              <div className="zg-home-words">
                <div className="zg-home-what zg-second">{what}</div>
                <p className="zg-home-why zg-num">{reason ? t('untilBecause', { time, reason }) : t('until', { time })}</p>
              </div>
              <div className="zg-home-actions">
                <Button size="small" type="text" aria-label={`${t('wake')}: ${what}`} onClick={() => void actions.wake(item, what)}>
                  {t('wake')}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
