import { Link } from 'react-router'
import type { AlertKind } from '~/domain/planning/alerts'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { type Translate, useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { AlertRow } from '~/store/buyingLists'
import { Button } from '~/ui/Button'
import type { Format } from '~/ui/format'
import { Status, type Tone } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { alertMessages } from './alertMessages'
import type { AlertActions } from './useAlertActions'

const TONES: Readonly<Record<AlertKind, Tone>> = {
  negative: 'bad',
  out: 'bad',
  low: 'attention',
  surge: 'attention',
  unsellable: 'waiting',
  over: 'off',
}

type Say = Translate<(typeof alertMessages)['zh']>

/** Why, in one line. */
function whyText({ kind, why, left, reorderAt, sold, recent, usual, cover = 0 }: AlertRow, t: Say, format: Format): string {
  switch (kind) {
    case 'negative':
      return t('why.negative', { count: -left })
    case 'out':
      return t('why.out', { sold })
    case 'low':
      return t('why.low', { left, at: reorderAt, sold })
    case 'surge':
      return t('why.surge', { recent, usual: format.count(Math.round(usual * 10) / 10), left })
    case 'over':
      return t('why.over', { left, cover })
    case 'unsellable':
      return t(why === 'noPrice' ? 'why.noPrice' : 'why.soldOut')
  }
}

const DAY_MS = 86_400_000

/** What is on its way. */
function comingText({ kind, incoming, drafted, arrivesAt, left, cover }: AlertRow, t: Say, format: Format): string[] {
  const lasts = kind !== 'over' && left > 0 && cover !== undefined ? [t('lasts', { count: cover })] : []
  const coming =
    incoming > 0 && arrivesAt !== undefined
      ? [t(arrivesAt < Date.now() - DAY_MS ? 'late' : 'incoming', { count: incoming, day: format.dateShort(arrivesAt) })]
      : []
  const drafts = drafted > 0 ? [t('drafted', { count: drafted })] : []
  const none = coming.length + drafts.length === 0 && kind !== 'over' && kind !== 'unsellable' ? [t('noIncoming')] : []
  return [...lasts, ...coming, ...drafts, ...none]
}

/** What buys more, and what takes the offer away. */
const PROPOSES: readonly AlertKind[] = ['negative', 'out', 'low', 'surge']
const PAUSES: readonly AlertKind[] = ['negative', 'out', 'unsellable']

/** One SKU, why it is here, and what to do about it. */
export function AlertLine({ alert, actions, onSnooze }: { alert: AlertRow; actions: AlertActions; onSnooze: () => void }) {
  const t = useMessages(alertMessages)
  const format = useFormat()
  const whyNotBuy = useWhyNot('purchase.propose')
  const whyNotPause = useWhyNot('listing.move')
  const whyNotTask = useWhyNot('task.set')
  const { kind, sku, title, since, task } = alert
  return (
    <li data-alert={alert.id} data-kind={kind} data-sku={sku}>
      <div>
        <p className="zg-alert-what">
          <Status tone={TONES[kind]} word={t(`kind.${kind}`)} />
          <Link to={paths.product({ sku })}>{title}</Link>
          <span className="zg-second">{sku}</span>
        </p>
        <p className="zg-alert-why zg-second zg-num">
          {[whyText(alert, t, format), ...comingText(alert, t, format), t('since', { day: format.dateShort(since) })].join(' · ')}
        </p>
      </div>
      <div className="zg-alert-actions" role="group" aria-label={t('actions', { sku })}>
        {PROPOSES.includes(kind) && (
          <Button size="small" hint={t('proposeHint')} disabledReason={whyNotBuy} onClick={() => void actions.propose(alert)}>
            {t('propose')}
          </Button>
        )}
        {PAUSES.includes(kind) && (
          <Button size="small" disabledReason={whyNotPause} onClick={() => void actions.pause(alert)}>
            {t('pause')}
          </Button>
        )}
        <Button
          size="small"
          disabledReason={whyNotTask ?? (task === undefined ? undefined : t('hasTask'))}
          onClick={() => void actions.assign(alert)}
        >
          {t('assign')}
        </Button>
        <Button size="small" type="text" onClick={onSnooze}>
          {t('snooze')}
        </Button>
      </div>
    </li>
  )
}
