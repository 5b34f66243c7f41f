import type { WaitingCommand } from '~/commerce/connection'
import type { JournalEntry } from '~/domain/command'
import { isSilent, rowFieldName, rowFieldValue } from '~/features/shared/listingFields'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { useFormat } from '~/ui/UiContext'
import { usePlatformName } from './usePlatformName'
import { waitingMessages } from './waitingMessages'

/** Fields that are named. */
const SHOWN = 8

interface Props {
  command: WaitingCommand
  entry: JournalEntry | undefined
  what: string
  onClose: () => void
  onGiveUp: () => void
}

/** Asks before a change is given up, and says what is taken back. */
export function GiveUpSheet({ command: { records, total }, entry, what, onClose, onGiveUp }: Props) {
  const t = useMessages(waitingMessages)
  const format = useFormat()
  const shop = usePlatformName()
  const titles = new Map(records.map(({ key, title }) => [key, title]))
  const fields = (entry?.changes ?? []).filter((change) => !isSilent(change))
  const hidden = (entry?.changed ?? 0) - Math.min(SHOWN, fields.length)
  return (
    <Sheet title={t('giveUpTitle')} onClose={onClose}>
      <div className="zg-stack-tight">
        <p>{what}</p>
        <p>{t('giveUpHint', { shop })}</p>
        <ul className="zg-list">
          {fields.slice(0, SHOWN).map((change) => {
            const value = rowFieldValue(change, change.after, format)
            const field = rowFieldName(change)
            const name = total > 1 ? t('fieldOf', { field, record: titles.get(change.key) || change.key }) : field
            return (
              <li key={`${change.table}/${change.key}/${change.field}`}>
                {name}: {value === '' ? t('noLongerEmpty') : t('noLonger', { value })}
              </li>
            )
          })}
          {fields.length === 0 && records.map(({ area, key, title }) => <li key={`${area}/${key}`}>{title || key}</li>)}
          {fields.length > 0 && hidden > 0 && <li className="zg-second">{t('moreFields', { count: hidden })}</li>}
        </ul>
        <p className="zg-second zg-small">{t('giveUpHistory')}</p>
        <div className="zg-row">
          <Button type="primary" danger onClick={onGiveUp}>
            {t('giveUp')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </div>
    </Sheet>
  )
}
