import { TICKET_CHANNELS } from '~/domain/ticket'
import { TICKET_FILE_FIELDS, TICKET_FILE_PRESETS, type TicketRules, UNDATED } from '~/domain/ticketFile/fields'
import { matchTicketColumns, missingTicketFields } from '~/domain/ticketFile/presets'
import { ticketWords } from '~/features/shared/ticketWords'
import { useMessages } from '~/lib/i18n'
import { Choice } from './Choice'
import { ColumnsField } from './ColumnsField'
import { FormatFields } from './FileStep'
import { KindField } from './KindField'
import { messages } from './messages'
import { TextField } from './TextField'
import { TimeFields } from './TimeFields'
import { TicketCheckStep } from './TicketCheckStep'
import { ticketImportMessages } from './ticketImportMessages'
import { type TicketDraft, ticketWizard } from './ticketWizard'

/** How a file of tickets is read and matched, the check and the import. */
export function TicketSteps({ draft }: { draft: TicketDraft }) {
  const t = useMessages(ticketImportMessages)
  const common = useMessages(messages)
  return (
    <>
      <section className="zg-step" aria-label={common('step.reading')}>
        <h2>{common('step.reading')}</h2>
        <div className="zg-fields">
          <KindField value="tickets" />
          <Choice
            label={t('preset')}
            value={draft.preset}
            values={TICKET_FILE_PRESETS}
            nameOf={(preset) => t(`preset.${preset}`)}
            onChoose={(preset) => ticketWizard.set({ preset, columns: matchTicketColumns(draft.header, preset) })}
          />
          <FormatFields format={draft.format} />
        </div>
        <Rules draft={draft} />
        <ColumnsField
          file={draft}
          fields={TICKET_FILE_FIELDS}
          nameOf={(field) => t(`field.${field}`)}
          columns={draft.columns}
          missing={missingTicketFields(draft.columns)}
          onChange={(columns) => ticketWizard.set({ columns })}
        />
      </section>
      <TicketCheckStep draft={draft} />
    </>
  )
}

/** What no file of tickets states itself. */
function Rules({ draft: { rules } }: { draft: TicketDraft }) {
  const t = useMessages(ticketImportMessages)
  const words = useMessages(ticketWords)
  const set = (change: Partial<TicketRules>) => ticketWizard.set({ rules: { ...rules, ...change } })
  return (
    <div className="zg-rules">
      <div className="zg-fields">
        <Choice
          label={t('undated')}
          value={rules.undated}
          values={UNDATED}
          nameOf={(each) => t(`undated.${each}`)}
          onChoose={(undated) => set({ undated })}
        />
        <Choice
          label={t('channel')}
          value={rules.channel}
          values={TICKET_CHANNELS}
          nameOf={(channel) => words(`channel.${channel}`)}
          onChoose={(channel) => set({ channel })}
        />
        <TimeFields rules={rules} onChange={set} />
        <TextField label={t('prefix')} hint={t('prefix.hint')} value={rules.prefix} onCommit={(prefix) => set({ prefix: prefix.trim() })} />
        <TextField label={t('flag')} hint={t('flag.hint')} value={rules.flag} onCommit={(flag) => set({ flag: flag.trim() })} />
      </div>
      <p className="zg-second zg-small">{t('times.rule')}</p>
    </div>
  )
}
