/** What a worker needs to answer runKpi: the measure of the engine's size. */
export { buildDataset } from '~/analytics/dataset'
export { runBoard, runKpi } from '~/analytics/runKpi'
