/**
 * Charts that can be read in black and white: series differ by fill (solid, hatched) or by dash and dot, values are
 * printed, and the table they are drawn from always stands beside them. Drawn once by us: no animation, no tooltip needed.
 */
import './chart.css';
import { useId, useLayoutEffect, useRef, useState } from 'react';

export interface ChartSeries {
  label: string;
  /** One value for each label; null: nothing known. */
  values: readonly (number | null)[];
}

export interface ChartProps {
  /** What the chart shows, for screen readers; the figures are in the table beside it. */
  label: string;
  /** Under the axis, oldest first; no two alike. */
  labels: readonly string[];
  series: readonly ChartSeries[];
  /** A value as it is printed at its bar or dot. */
  text: (value: number) => string;
  height?: number;
  /** The label in hand is stressed. */
  at?: number;
}

const PAD = { top: 18, bottom: 20, left: 8, right: 8 };

/** Width of the element, followed as it changes. */
function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    setWidth(element.clientWidth);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}

/** Columns side by side: the first series solid, the second hatched. */
export function BarChart(props: ChartProps) {
  const { ref, width } = useWidth();
  return (
    <figure className="chart-figure">
      <Legend head={props.label} series={props.series} kind="bar" />
      <div ref={ref}>{width > 0 && <Bars {...props} width={width} />}</div>
    </figure>
  );
}

function Bars({ label, labels, series, text, height = 180, at, width }: ChartProps & { width: number }) {
  const hatch = useId();
  const most = Math.max(1, ...series.flatMap((one) => one.values.map((value) => value ?? 0)));
  const slot = (width - PAD.left - PAD.right) / Math.max(1, labels.length);
  const bar = Math.min(36, (slot * 0.8) / series.length);
  const foot = height - PAD.bottom;
  const tall = (value: number) => (Math.max(0, value) / most) * (foot - PAD.top);
  return (
    <svg className="chart" height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="hatch" x1="0" y1="0" x2="0" y2="5" />
        </pattern>
      </defs>
      <line className="axis" x1={PAD.left} x2={width - PAD.right} y1={foot + 0.5} y2={foot + 0.5} />
      {labels.map((name, index) => {
        const middle = PAD.left + slot * (index + 0.5);
        return (
          <g key={name}>
            {series.map((one, order) => {
              const value = one.values[index];
              if (value === null || value === undefined) return null;
              const x = middle + (order - series.length / 2) * bar;
              return (
                <g key={one.label}>
                  <rect
                    className="bar"
                    data-series={order}
                    fill={order === 1 ? `url(#${hatch})` : undefined}
                    style={order === 1 ? { fill: `url(#${hatch})` } : undefined}
                    x={x + 0.5}
                    y={foot - tall(value)}
                    width={Math.max(2, bar - 2)}
                    height={tall(value)}
                  />
                  {bar >= 30 && (
                    <text className="value" x={x + bar / 2} y={foot - tall(value) - 4} textAnchor="middle">
                      {text(value)}
                    </text>
                  )}
                </g>
              );
            })}
            <text className={index === at ? 'strong value' : undefined} x={middle} y={height - 5} textAnchor="middle">
              {name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Lines over months: solid with filled dots, dashed with open ones; first and last values are printed. */
export function LineChart(props: ChartProps & { from?: number }) {
  const { ref, width } = useWidth();
  return (
    <figure className="chart-figure">
      <Legend head={props.label} series={props.series} kind="line" />
      <div ref={ref}>{width > 0 && <Lines {...props} width={width} />}</div>
    </figure>
  );
}

/** Lower than both its neighbours: its figure stands below it, clear of the line. The lowest of all has no room there. */
function isDip(values: readonly (number | null)[], index: number): boolean {
  const [before, own, after] = [values[index - 1], values[index], values[index + 1]];
  if (own == null || before == null || after == null) return false;
  return own < before && own < after && values.some((value) => value !== null && value < own);
}

function Lines({
  label,
  labels,
  series,
  text,
  height = 140,
  at,
  width,
  from,
}: ChartProps & { width: number; from?: number }) {
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  const most = Math.max(...values, 1);
  const least = from ?? Math.min(...values, most);
  const room = most === least ? Math.max(1, most) : most - least;
  const foot = height - PAD.bottom - 4;
  const slot = (width - PAD.left - PAD.right) / Math.max(1, labels.length);
  const x = (index: number) => PAD.left + slot * (index + 0.5);
  const y = (value: number) => foot - ((value - least) / room) * (foot - PAD.top);
  return (
    <svg className="chart" height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <line className="axis" x1={PAD.left} x2={width - PAD.right} y1={foot + 4.5} y2={foot + 4.5} />
      {series.map((one, order) => (
        <g key={one.label}>
          <path className="line" data-series={order} d={pathOf(one.values, x, y)} />
          {one.values.map((value, index) =>
            value === null ? null : (
              <circle
                key={labels[index]}
                className="dot"
                data-series={order}
                cx={x(index)}
                cy={y(value)}
                r={index === at ? 4 : 2.5}
              />
            ),
          )}
          {order === 0 &&
            one.values.map((value, index) =>
              value === null || !isPrinted(index, one.values.length, slot, at) ? null : (
                <text
                  key={labels[index]}
                  className="value"
                  x={x(index)}
                  y={y(value) + (isDip(one.values, index) ? 15 : -7)}
                  textAnchor="middle"
                >
                  {text(value)}
                </text>
              ),
            )}
        </g>
      ))}
      {labels.map((name, index) => (
        <text
          key={name}
          className={index === at ? 'strong value' : undefined}
          x={x(index)}
          y={height - 4}
          textAnchor="middle"
        >
          {slot >= 34 || index % 2 === (labels.length - 1) % 2 ? name : ''}
        </text>
      ))}
    </svg>
  );
}

/** Where figures would touch each other, only every other one is printed, counted from the newest. */
function isPrinted(index: number, count: number, slot: number, at: number | undefined): boolean {
  if (slot >= 44) return true;
  return index === at || (count - 1 - index) % 2 === 0;
}

function pathOf(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let pen = 'M';
  return values
    .map((value, index) => {
      if (value === null) {
        pen = 'M';
        return '';
      }
      const step = `${pen}${x(index)} ${y(value)}`;
      pen = 'L';
      return step;
    })
    .join('');
}

function Legend({ head, series, kind }: { head: string; series: readonly ChartSeries[]; kind: 'bar' | 'line' }) {
  const hatch = useId();
  return (
    <figcaption className="chart-legend" aria-hidden="true">
      <b>{head}</b>
      {series.length > 1 &&
        series.map((one, order) => (
          <span key={one.label}>
            <svg className="chart" viewBox="0 0 22 10" aria-hidden="true">
              <defs>
                <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                  <line className="hatch" x1="0" y1="0" x2="0" y2="5" />
                </pattern>
              </defs>
              {kind === 'bar' ? (
                <rect
                  className="bar"
                  data-series={order}
                  style={order === 1 ? { fill: `url(#${hatch})` } : undefined}
                  x="0.5"
                  y="0.5"
                  width="21"
                  height="9"
                />
              ) : (
                <>
                  <path className="line" data-series={order} d="M0 5L22 5" />
                  <circle className="dot" data-series={order} cx="11" cy="5" r="2.5" />
                </>
              )}
            </svg>
            {one.label}
          </span>
        ))}
    </figcaption>
  );
}

export interface SpreadProps {
  /** Ends of the scale, one for the whole table. */
  most: number;
  outer: readonly [low: number, high: number];
  inner: readonly [low: number, high: number];
  value: number;
}

/** A range in a cell: thin line for the outer, band for the inner, stroke for the value. */
export function Spread({ most, outer, inner, value }: SpreadProps) {
  const x = (yen: number) => (most <= 0 ? 0 : (yen / most) * 100);
  const width = (range: readonly [number, number]) => Math.max(0.6, x(range[1]) - x(range[0]));
  return (
    <svg className="spread" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <line x1={x(outer[0])} x2={x(outer[0]) + width(outer)} y1="6" y2="6" vectorEffect="non-scaling-stroke" />
      <rect x={x(inner[0])} y="3" width={width(inner)} height="6" />
      <line className="mid" x1={x(value)} x2={x(value)} y1="0" y2="12" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
