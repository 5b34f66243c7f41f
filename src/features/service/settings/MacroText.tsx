import { useRef } from 'react'
import type { Macro } from '~/domain/desk'
import { MACRO_VARIABLES, type MacroVariable } from '~/domain/macroText'
import { useMessages } from '~/lib/i18n'
import { insertedAt } from './macroEdit'
import { macroSettingsMessages } from './macroMessages'

interface MacroTextProps {
  text: Macro['text']
  language: 'zh' | 'en'
  onLanguage: (language: 'zh' | 'en') => void
  disabled: boolean
  onChange: (text: Macro['text']) => void
}

/** What a macro says, in one language at a time, with variables that are put in where the caret is. */
export function MacroText({ text, language, onLanguage, disabled, onChange }: MacroTextProps) {
  const t = useMessages(macroSettingsMessages)
  const area = useRef<HTMLTextAreaElement>(null)
  const said = text[language] ?? ''
  const set = (next: string) => onChange({ ...text, [language]: next })
  const insert = (variable: MacroVariable) => {
    const { selectionStart = said.length, selectionEnd = said.length } = area.current ?? {}
    const { text: next, caret } = insertedAt(said, selectionStart, selectionEnd, `{{${variable}}}`)
    set(next)
    // Once the text is there.
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(caret, caret)
    })
  }
  return (
    <div className="zg-stack-tight">
      <div className="zg-row" role="group" aria-label={t('text', { language: t(language) })}>
        {(['zh', 'en'] as const).map((each) => (
          <button key={each} type="button" className="zg-tab" aria-current={language === each} onClick={() => onLanguage(each)}>
            {t(each)}
          </button>
        ))}
      </div>
      <textarea
        ref={area}
        className="zg-input zg-macro-text"
        aria-label={t('text', { language: t(language) })}
        rows={7}
        disabled={disabled}
        value={said}
        onChange={({ target }) => set(target.value)}
      />
      <div className="zg-macro-variables" role="group" aria-label={t('variables')}>
        {MACRO_VARIABLES.map((variable) => (
          <button
            key={variable}
            type="button"
            className="zg-macro-variable"
            aria-label={t('insert', { name: t(variable) })}
            disabled={disabled}
            onClick={() => insert(variable)}
          >
            {t(variable)}
          </button>
        ))}
      </div>
    </div>
  )
}
