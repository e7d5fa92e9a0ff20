// Packing and publishing write into the same projects' output.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
