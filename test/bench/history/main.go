// Writes blocks of a Prometheus as if it had scraped a text exposition for a day: the same series at every scrape, of the
// counters one in twenty growing. Chunks are encoded once for each value, so a thousand million samples take seconds.
// Usage: history EXPOSITION FOLDER JOB INSTANCE END_MILLISECONDS
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/model/textparse"
	"github.com/prometheus/prometheus/storage"
	"github.com/prometheus/prometheus/tsdb"
	"github.com/prometheus/prometheus/tsdb/chunkenc"
	"github.com/prometheus/prometheus/tsdb/chunks"
	"github.com/prometheus/prometheus/tsdb/index"
)

const (
	scrapeInterval  = int64(30 * time.Second / time.Millisecond)
	blocks          = 4
	chunksOfBlock   = 6
	samplesOfChunk  = 120
	spanOfChunk     = samplesOfChunk * scrapeInterval
	spanOfBlock     = chunksOfBlock * spanOfChunk
	oneGrowsOutOf   = 20
	counterSuffixes = "_total _count _sum _bucket"
)

type series struct {
	labels labels.Labels
	value  float64
	// By how much it is greater at each scrape.
	growth float64
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 5 {
		return errors.New("usage: history EXPOSITION FOLDER JOB INSTANCE END_MILLISECONDS")
	}
	text, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	all, err := read(text, args[2], args[3])
	if err != nil {
		return err
	}
	end, err := strconv.ParseInt(args[4], 10, 64)
	if err != nil {
		return err
	}
	for number := range int64(blocks) {
		if err := writeBlock(args[1], all, end-(blocks-number)*spanOfBlock, number); err != nil {
			return err
		}
	}
	return nil
}

func read(text []byte, job, instance string) ([]series, error) {
	parser := textparse.NewPromParser(text, labels.NewSymbolTable(), false)
	builder := labels.NewBuilder(labels.EmptyLabels())
	var all []series
	for {
		entry, err := parser.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if entry != textparse.EntrySeries {
			continue
		}
		_, _, value := parser.Series()
		var own labels.Labels
		parser.Labels(&own)
		builder.Reset(own)
		// As with honor_labels: a label of the exposition stays.
		for name, added := range map[string]string{"job": job, "instance": instance} {
			if own.Get(name) == "" {
				builder.Set(name, added)
			}
		}
		one := series{labels: builder.Labels(), value: value}
		if isCounter(own.Get(labels.MetricName)) && len(all)%oneGrowsOutOf == 0 {
			one.growth = 1
		}
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, b series) int { return labels.Compare(a.labels, b.labels) })
	return all, nil
}

func isCounter(name string) bool {
	return slices.ContainsFunc(strings.Fields(counterSuffixes), func(suffix string) bool {
		return strings.HasSuffix(name, suffix)
	})
}

func writeBlock(folder string, all []series, start, number int64) error {
	id := ulid.MustNew(uint64(start), strings.NewReader(strings.Repeat("binnacle", 2)))
	directory := filepath.Join(folder, id.String())
	chunkWriter, err := chunks.NewWriter(filepath.Join(directory, "chunks"))
	if err != nil {
		return err
	}
	indexWriter, err := index.NewWriter(context.Background(), filepath.Join(directory, "index"))
	if err != nil {
		return err
	}
	for _, symbol := range symbolsOf(all) {
		if err := indexWriter.AddSymbol(symbol); err != nil {
			return err
		}
	}
	encoded := map[[2]float64][]chunks.Meta{}
	for position, one := range all {
		key := [2]float64{one.value, one.growth}
		if encoded[key] == nil {
			encoded[key] = encode(one, start, number)
		}
		metas := slices.Clone(encoded[key])
		if err := chunkWriter.WriteChunks(metas...); err != nil {
			return err
		}
		if err := indexWriter.AddSeries(storage.SeriesRef(position), one.labels, metas...); err != nil {
			return err
		}
	}
	if err := errors.Join(chunkWriter.Close(), indexWriter.Close()); err != nil {
		return err
	}
	meta, err := json.Marshal(tsdb.BlockMeta{
		ULID:       id,
		MinTime:    start,
		MaxTime:    start + spanOfBlock,
		Version:    1,
		Compaction: tsdb.BlockMetaCompaction{Level: 1, Sources: []ulid.ULID{id}},
		Stats: tsdb.BlockStats{
			NumSeries:  uint64(len(all)),
			NumChunks:  uint64(len(all) * chunksOfBlock),
			NumSamples: uint64(len(all) * chunksOfBlock * samplesOfChunk),
		},
	})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(directory, "meta.json"), meta, 0o644)
}

func symbolsOf(all []series) []string {
	seen := map[string]struct{}{}
	for _, one := range all {
		one.labels.Range(func(label labels.Label) {
			seen[label.Name], seen[label.Value] = struct{}{}, struct{}{}
		})
	}
	symbols := make([]string, 0, len(seen))
	for symbol := range seen {
		symbols = append(symbols, symbol)
	}
	slices.Sort(symbols)
	return symbols
}

func encode(of series, start, block int64) []chunks.Meta {
	metas := make([]chunks.Meta, 0, chunksOfBlock)
	for number := range int64(chunksOfBlock) {
		chunk := chunkenc.NewXORChunk()
		appender, err := chunk.Appender()
		if err != nil {
			panic(err)
		}
		from := start + number*spanOfChunk
		before := float64((block*chunksOfBlock + number) * samplesOfChunk)
		for sample := range int64(samplesOfChunk) {
			appender.Append(0, from+sample*scrapeInterval, of.value+of.growth*(before+float64(sample)))
		}
		metas = append(metas, chunks.Meta{Chunk: chunk, MinTime: from, MaxTime: from + (samplesOfChunk-1)*scrapeInterval})
	}
	return metas
}
