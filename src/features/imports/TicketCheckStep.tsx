import { TICKET_FLAGS, TICKET_ROW_REFUSALS, type TicketRowRefusal } from '~/domain/ticketFile/fields'
import { SHOWN_TICKETS, type TicketDryRun } from '~/domain/ticketFile/plan'
import { missingTicketFields } from '~/domain/ticketFile/presets'
import { download } from '~/features/shared/download'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { CommitButton, Counts, FileCheckStep, FileDone, LeftOut } from './FileCheckStep'
import { RefusedTable } from './RefusedTable'
import type { Committed } from './fileWizard'
import { messages } from './messages'
import { TicketChanges } from './TicketChanges'
import { ticketImportMessages } from './ticketImportMessages'
import { type TicketDraft, ticketWizard } from './ticketWizard'

/** The dry run, what it has found, the button that imports just that, and what it did. */
export function TicketCheckStep({ draft }: { draft: TicketDraft }) {
  const t = useMessages(ticketImportMessages)
  const common = useMessages(messages)
  const { check, commit } = ticketWizard.use()
  const fields = missingTicketFields(draft.columns).map((field) => t(`field.${field}`))
  if (commit.is === 'done') return <Done {...commit.done} />
  return (
    <FileCheckStep
      check={check}
      commit={commit}
      kind="ticket.import"
      hint={t('check.hint')}
      missing={fields.length > 0 ? t('missing', { fields: fields.join(common('comma')) }) : undefined}
      failed={(what) => t('failed', { what })}
      onCheck={ticketWizard.check}
    >
      {(found) => <Found found={found} busy={commit.is === 'running'} />}
    </FileCheckStep>
  )
}

const COUNTS = ['rows', 'added', 'open', 'changed', 'unchanged', 'flagged', 'refused'] as const

function Found({ found, busy }: { found: TicketDryRun; busy: boolean }) {
  const t = useMessages(ticketImportMessages)
  const format = useFormat()
  const { rows, added, open, changed, unchanged, flaggedRows, refusedRows, firstAt, lastAt } = found
  const values = { rows, added, open, changed, unchanged, flagged: flaggedRows, refused: refusedRows }
  return (
    <div className="zg-found">
      <Counts counts={COUNTS.map((name) => ({ name, label: t(name), value: values[name] }))} />
      {firstAt !== undefined && lastAt !== undefined && (
        <p className="zg-second zg-num">{t('span', { from: format.date(firstAt), to: format.date(lastAt) })}</p>
      )}
      {flaggedRows > 0 && <Flagged found={found} />}
      {found.changes.length > 0 && <TicketChanges changes={found.changes} />}
      {added + changed > SHOWN_TICKETS && <p className="zg-second zg-small">{t('more', { count: SHOWN_TICKETS })}</p>}
      {refusedRows > 0 && <Refused refused={found.refused} />}
      {added + changed > 0 ? (
        <CommitButton
          kind="ticket.import"
          busy={busy}
          text={t('commit', { count: added + changed })}
          busyText={t('committing')}
          onCommit={ticketWizard.commit}
        />
      ) : (
        <p className="zg-strong">{t(unchanged > 0 ? 'nothing' : 'none')}</p>
      )}
    </div>
  )
}

/** Tickets whose times stay out, by reason and row by row. */
function Flagged({ found: { flags, flagged } }: { found: TicketDryRun }) {
  const t = useMessages(ticketImportMessages)
  const told = TICKET_FLAGS.flatMap((flag) => {
    const count = flags[flag] ?? 0
    return count === 0 ? [] : [{ flag, count }]
  })
  return (
    <>
      <ul className="zg-plain-list" aria-label={t('flags')}>
        {told.map(({ flag, count }) => (
          <li key={flag} data-flag={flag} data-value={count}>
            {t(`flagged.${flag}`, { count })}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('flaggedRows')}</summary>
        <RefusedTable
          label={t('flaggedRows')}
          names={[t('line'), t('why'), t('fieldName'), t('text')]}
          rows={flagged.map(({ row, why, text }) => ({ row, why: t(`why.${why}`), column: t('field.subject'), text }))}
        />
      </details>
    </>
  )
}

/** Rows that stay out, in the words of who imports. */
function Refused({ refused }: Pick<TicketDryRun, 'refused'>) {
  const t = useMessages(ticketImportMessages)
  const wordOf = (why: TicketRowRefusal) => t(`why.${why}`)
  const fetchRows = async () => {
    const words = Object.fromEntries(TICKET_ROW_REFUSALS.map((why) => [why, wordOf(why)] as const))
    download(await call('import.tickets.refused', { words }), t('refusedFile'))
  }
  return <LeftOut words={t} rows={refused.map((row) => ({ ...row, why: wordOf(row.why) }))} onDownload={fetchRows} />
}

function Done({ command, found: { added, changed } }: Committed<TicketDryRun>) {
  const t = useMessages(ticketImportMessages)
  const format = useFormat()
  return (
    <FileDone
      command={command}
      text={t('done', { added: format.count(added), changed: format.count(changed) })}
      words={t}
      to={paths.service()}
    />
  )
}
