import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Menu } from '~/ui/Menu'
import { ChevronIcon } from '~/ui/icons'
import { useKeyHint } from '~/features/service/keys/useServiceKeys'
import { actionMessages } from './actionMessages'
import { MOST_AT_ONCE, MOST_MERGED } from './targets'
import type { Queue } from './useQueue'
import type { TicketActions } from './useTicketActions'

/** Below the queue while tickets are selected: how many, all of them, none of them, and what can be done. */
export function BulkBar({ queue: { selected, selecting, focus }, actions }: { queue: Queue; actions: TicketActions }) {
  const t = useMessages(actionMessages)
  const hint = useKeyHint()
  const { count, total } = selected
  if (count === 0) return null
  const whyNot = actions.whyNot ?? (count > MOST_AT_ONCE ? t('tooMany', { most: MOST_AT_ONCE }) : undefined)
  const whyNoMerge = count < 2 ? t('mergeTwo') : count > MOST_MERGED ? t('mergeTooMany', { most: MOST_MERGED }) : whyNot
  const item = (what: 'state' | 'queue' | 'priority' | 'macro' | 'merge', disabledReason = whyNot) => ({
    key: what,
    label: t(`${what}Button`),
    disabledReason,
    onPick: () => actions.ask(what),
  })
  return (
    <div role="toolbar" aria-label={t('bar')} className="zg-bulk">
      <div className="zg-bulk-line">
        <span role="status" className="zg-num">
          {t('chosen', { count })}
        </span>
        {count < total && (
          <button type="button" className="zg-link" onClick={selecting.all}>
            {t('all', { total })}
          </button>
        )}
        <button type="button" className="zg-link" title="Esc" onClick={() => (selecting.clear(), focus())}>
          {t('clear')}
        </button>
      </div>
      <div className="zg-bulk-line">
        <Button size="small" hint={hint('claim')} disabledReason={whyNot} onClick={actions.claim}>
          {t('claimButton')}
        </Button>
        <Button size="small" hint={hint('assign')} disabledReason={whyNot} onClick={() => actions.ask('assign')}>
          {t('assignButton')}
        </Button>
        <Button size="small" hint={hint('tag')} disabledReason={whyNot} onClick={() => actions.ask('tag')}>
          {t('tagButton')}
        </Button>
        <Button size="small" hint={hint('solve')} disabledReason={whyNot} onClick={actions.solve}>
          {t('solveButton')}
        </Button>
        <Menu
          label={t('more')}
          className="zg-icon-button zg-bulk-more"
          button={
            <>
              {t('moreButton')}
              <ChevronIcon />
            </>
          }
          alignEnd
          groups={[[item('state'), item('priority'), item('queue'), item('macro')], [item('merge', whyNoMerge)]]}
        />
      </div>
    </div>
  )
}
