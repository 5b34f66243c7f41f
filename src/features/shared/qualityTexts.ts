import type { QualityCommand } from '~/domain/qualityCommand'
import { defineMessages } from '~/lib/i18n'
import type { Sentences } from './sentences'

export const qualityTexts = defineMessages('qualityTexts', { zh: {}, en: {} })

export const qualitySentences: Sentences<QualityCommand> = {}
