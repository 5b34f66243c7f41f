import { useState } from 'react'
import { useMessages } from '~/lib/i18n'
import { Button } from './Button'
import { uiMessages } from './messages'
import { VERSION } from './version'

export type TroubleKind = 'trouble' | 'chunk' | 'worker'

/** What a maintainer needs to know about a failure, as plain text. It holds no records of the shop, but the address may hold what was searched for. */
export function troubleReport(error: unknown): string {
  const { name, message, stack, cause } =
    error instanceof Error ? error : { name: typeof error, message: describe(error), stack: undefined, cause: undefined }
  return [
    `Zhanggui ${VERSION}`,
    `${name}: ${message}`,
    cause === undefined ? '' : `cause: ${cause instanceof Error ? cause.message : describe(cause)}`,
    `url: ${location.href}`,
    `time: ${new Date().toISOString()}`,
    `browser: ${navigator.userAgent}`,
    `languages: ${navigator.languages.join(', ')}; online: ${navigator.onLine}`,
    '',
    stack ?? '',
  ].join('\n')
}

function describe(value: unknown): string {
  try {
    return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  } catch {
    return String(value)
  }
}

/** True where the browser could not fetch a part of the program: offline, or a release has replaced it. */
export function isChunkError(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|importing a module script failed|module script|unable to preload css/i.test(error.message)
  )
}

/** In place of a screen that failed: what happened, a retry, and a report to copy. */
export function Trouble({ error, kind, onRetry }: { error: unknown; kind: TroubleKind; onRetry: () => void }) {
  const t = useMessages(uiMessages)
  const [copied, setCopied] = useState(false)
  const report = troubleReport(error)
  return (
    <section className="zg-trouble" role="alert">
      <h1 tabIndex={-1}>{t(`${kind}Title`)}</h1>
      <p>{t(`${kind}Hint`)}</p>
      <p className="zg-row">
        <Button type="primary" onClick={onRetry}>
          {t(kind === 'trouble' ? 'retry' : 'reload')}
        </Button>
        <Button onClick={() => void navigator.clipboard.writeText(report).then(() => setCopied(true))}>
          {t(copied ? 'copied' : 'copyReport')}
        </Button>
      </p>
      <details>
        <summary>{t('report')}</summary>
        <pre className="zg-report">{report}</pre>
      </details>
    </section>
  )
}
