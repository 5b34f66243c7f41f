import { CustomChart, HeatmapChart, ScatterChart } from 'echarts/charts'
import { MarkAreaComponent, MarkLineComponent, MarkPointComponent, VisualMapComponent } from 'echarts/components'
import { use as register } from 'echarts/core'

register([HeatmapChart, ScatterChart, CustomChart, VisualMapComponent, MarkLineComponent, MarkPointComponent, MarkAreaComponent])
