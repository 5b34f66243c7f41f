import { loadParts } from '~/analytics/parts'
import { METRIC_IDS } from '~/domain/metric'

// The worker loads what a question needs before it asks the engine; tests ask the engine itself.
await loadParts({ metrics: [...METRIC_IDS], by: 'channel' })
