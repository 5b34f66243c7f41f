import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { CommandKind } from '~/domain/command'
import { undo } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { ProgressLine } from './CheckStep'
import type { FileCheck, FileCommit } from './fileWizard'
import { messages } from './messages'
import { refusalText } from './refusalText'
import { RefusedTable, type RefusedTableProps } from './RefusedTable'
import { clearFile } from './wizard'

interface FileCheckStepProps<Found> {
  check: FileCheck<Found>
  commit: Exclude<FileCommit<unknown>, { is: 'done' }>
  /** The command that writes it: who may not run it reads why. */
  kind: CommandKind
  hint: string
  /** What stops the check before it begins; undefined: nothing. */
  missing: string | undefined
  failed: (what: string) => string
  onCheck: () => Promise<void>
  /** What the check has found. */
  children: (found: Found) => ReactNode
}

/** The dry run of a file, and what it has found. */
export function FileCheckStep<Found>({ check, commit, kind, hint, missing, failed, onCheck, children }: FileCheckStepProps<Found>) {
  const t = useMessages(messages)
  const format = useFormat()
  const mayNot = useWhyNot(kind)
  const trouble = [check, commit].find(({ is }) => is === 'refused' || is === 'failed')
  return (
    <section className="zg-step" aria-label={t('step.check')}>
      <h2>{t('step.check')}</h2>
      <p className="zg-second">{hint}</p>
      {check.is === 'running' ? (
        <ProgressLine progress={check.progress} onCancel={check.cancel} />
      ) : (
        <div>
          <Button type={check.is === 'done' ? 'default' : 'primary'} disabledReason={mayNot ?? missing} onClick={() => void onCheck()}>
            {t(check.is === 'done' ? 'check.again' : 'check')}
          </Button>
        </div>
      )}
      {trouble && (
        <p className="zg-alert" role="alert">
          {trouble.is === 'refused' && refusalText(trouble.refusal, t, format)}
          {trouble.is === 'failed' && failed(trouble.what)}
        </p>
      )}
      {check.is === 'done' && children(check.found)}
    </section>
  )
}

export interface Count {
  name: string
  label: string
  value: number
  /** How it is written, where not as a count. */
  text?: string
}

/** What a check has counted. */
export function Counts({ counts }: { counts: readonly Count[] }) {
  const format = useFormat()
  return (
    <dl className="zg-counts zg-num">
      {counts.map(({ name, label, value, text = format.count(value) }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd data-import={name} data-value={value}>
            {text}
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface CommitButtonProps {
  kind: CommandKind
  busy: boolean
  text: string
  busyText: string
  onCommit: () => Promise<void>
}

/** Imports just what was found. */
export function CommitButton({ kind, busy, text, busyText, onCommit }: CommitButtonProps) {
  const mayNot = useWhyNot(kind)
  return (
    <div>
      <Button type="primary" size="large" disabled={busy} disabledReason={mayNot} onClick={() => void onCommit()}>
        {busy ? busyText : text}
      </Button>
    </div>
  )
}

interface FileDoneProps {
  command: string
  /** What it did. */
  text: string
  words: (key: 'undone' | 'see' | 'undo' | 'again') => string
  /** Where it is to be seen. */
  to: string
}

/** What an import did, with the way back. */
export function FileDone({ command, text, words, to }: FileDoneProps) {
  const t = useMessages(messages)
  const [undone, setUndone] = useState(false)
  const takeBack = async () => setUndone((await undo(command))?.ok ?? false)
  return (
    <section className="zg-step" aria-label={t('step.result')}>
      <h2>{t('step.result')}</h2>
      <p className="zg-strong" role="status">
        {undone ? words('undone') : text}
      </p>
      <div className="zg-row" data-import-done={!undone || undefined}>
        <Link className="zg-primary-link" to={to}>
          {words('see')}
        </Link>
        {!undone && <Button onClick={() => void takeBack()}>{words('undo')}</Button>}
        <Button onClick={clearFile}>{words('again')}</Button>
      </div>
    </section>
  )
}

interface LeftOutProps {
  words: (key: 'refusedRows' | 'line' | 'why' | 'fieldName' | 'text' | 'download' | 'refusedHint') => string
  rows: RefusedTableProps['rows']
  /** Saves all of them as a file. */
  onDownload: () => Promise<void>
}

/** Rows that stay out, each with what would mend it, and all of them as a file. */
export function LeftOut({ words, rows, onDownload }: LeftOutProps) {
  return (
    <>
      <RefusedTable label={words('refusedRows')} names={[words('line'), words('why'), words('fieldName'), words('text')]} rows={rows} />
      <div className="zg-row">
        <Button onClick={() => void onDownload()}>{words('download')}</Button>
        <span className="zg-second zg-small">{words('refusedHint')}</span>
      </div>
    </>
  )
}
