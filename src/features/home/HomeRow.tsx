import { Link, useNavigate } from 'react-router'
import type { HomeItem, HomeKind } from '~/domain/homeItem'
import { backUpHere, useWhyNoBackup } from '~/features/shared/backUp'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { ClockIcon } from '~/ui/icons'
import { Chip, Status } from '~/ui/Status'
import { messages } from './messages'
import { targetOf } from './target'
import type { HomeActions } from './useActions'
import { wordsOf, type Writing } from './words'

export interface HomeRowProps {
  item: HomeItem
  writing: Writing
  actions: HomeActions
  onSnooze: (item: HomeItem) => void
}

/** One thing that waits: what, why, and what to do about it. */
export function HomeRow({ item, writing, actions, onSnooze }: HomeRowProps) {
  const t = useMessages(messages)
  const { what, why } = wordsOf(item, writing)
  const target = targetOf(item)
  return (
    <li className="zg-home-item" data-home-item={item.id} data-kind={item.kind}>
      <div className="zg-home-words">
        <div className="zg-home-what">
          {target === undefined ? (
            <span data-home-focus tabIndex={-1}>
              {what}
            </span>
          ) : (
            <Link to={target} data-home-focus title={t('keys')}>
              {what}
            </Link>
          )}
        </div>
        <p className="zg-home-why zg-num">
          <Due item={item} now={writing.now} />
          <Chip>{t(`kind.${item.kind}`)}</Chip>
          <span>{why}</span>
        </p>
      </div>
      <div className="zg-home-actions" role="group" aria-label={t('actions', { title: what })}>
        <div className="zg-home-own">
          <OwnAction item={item} title={what} actions={actions} target={target} />
        </div>
        <Button size="small" type="text" className="zg-home-snooze-button" hint={t('snoozeHint')} onClick={() => onSnooze(item)}>
          <ClockIcon />
          <span>{t('snooze')}</span>
        </Button>
      </div>
    </li>
  )
}

/** Overdue or due today, where it has a time. */
function Due({ item: { dueAt, weight, kind }, now }: { item: HomeItem; now: number }) {
  const t = useMessages(messages)
  if (dueAt === undefined || (kind === 'task' && weight === 0)) return null
  return dueAt < now ? <Status tone="bad" word={t('overdue')} /> : <Status tone="attention" word={t('dueSoon')} />
}

interface ActionProps {
  item: HomeItem
  title: string
  actions: HomeActions
  target?: string
}

/** What is done about it here; the other kinds are looked into. */
const OWN: Partial<Record<HomeKind, (props: ActionProps) => React.ReactNode>> = {
  task: TaskActions,
  lowStock: StockAction,
  listingErrors: TextActions,
  importFailed: ImportAction,
  importRefused: ImportAction,
  backupOld: BackupAction,
}

function OwnAction({ target, ...props }: ActionProps) {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const Own = OWN[props.item.kind]
  if (Own) return <Own {...props} target={target} />
  return target === undefined ? null : (
    <Button size="small" className="zg-home-open" aria-label={t('openThis', { title: props.title })} onClick={() => void navigate(target)}>
      {t('open')}
    </Button>
  )
}

function TaskActions({ item, title, actions }: ActionProps) {
  const t = useMessages(messages)
  const whyNot = useWhyNot('task.set')
  return (
    <>
      {item.assignee === undefined && (
        <Button size="small" disabledReason={whyNot} onClick={() => void actions.assign(item, title)}>
          {t('assign')}
        </Button>
      )}
      <Button size="small" disabledReason={whyNot} hint={t('doneHint')} onClick={() => void actions.done(item, title)}>
        {t('done')}
      </Button>
    </>
  )
}

/** What cannot be bought is taken off sale; of the rest more is ordered, or less is kept. */
function StockAction({ item, actions }: ActionProps) {
  const t = useMessages(messages)
  const whyNot = useWhyNot('task.set') ?? (item.facts.task === undefined ? undefined : t('lowStock.hasTask'))
  if (item.facts.alert === 'unsellable') return <PauseButton item={item} actions={actions} />
  return (
    <Button size="small" disabledReason={whyNot} onClick={() => void actions.stockTask(item)}>
      {t(item.facts.alert === 'over' ? 'lowStock.clear' : 'lowStock.makeTask')}
    </Button>
  )
}

function PauseButton({ item, actions }: Pick<ActionProps, 'item' | 'actions'>) {
  const t = useMessages(messages)
  const whyNot = useWhyNot('listing.move')
  return (
    <Button size="small" disabledReason={whyNot} onClick={() => void actions.pause(item)}>
      {t('pause')}
    </Button>
  )
}

/** Mended in its editor, or off sale until it is. */
function TextActions({ item, title, actions, target }: ActionProps) {
  const t = useMessages(messages)
  const navigate = useNavigate()
  return (
    <>
      <PauseButton item={item} actions={actions} />
      {target !== undefined && (
        <Button size="small" aria-label={t('mendThis', { title })} onClick={() => void navigate(target)}>
          {t('mend')}
        </Button>
      )}
    </>
  )
}

function ImportAction({ actions }: ActionProps) {
  const t = useMessages(messages)
  const whyNot = useWhyNot('orders.import')
  return (
    <Button size="small" disabledReason={whyNot} onClick={actions.importAgain}>
      {t('importAgain')}
    </Button>
  )
}

function BackupAction() {
  const t = useMessages(messages)
  const whyNot = useWhyNoBackup()
  return (
    <Button size="small" disabledReason={whyNot} onClick={() => void backUpHere()}>
      {t('backUp')}
    </Button>
  )
}
